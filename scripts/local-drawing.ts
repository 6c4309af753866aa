import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openEngine } from '../worker/drawing/engine.ts'
import type { LoadFont } from '../worker/drawing/fonts.ts'
import { fonts } from './paths.ts'

/** Makes the drawing worker's engine run here; gives what loads its fonts, from where `build-fonts.ts` puts them. */
export async function openLocalDrawing(folder = fonts): Promise<LoadFont> {
  const code = createRequire(import.meta.url).resolve('@takumi-rs/wasm/takumi_wasm_bg.wasm')
  await openEngine(await readFile(code))
  return (file) => readFile(join(folder, file))
}
