import { DurableObject, WorkerEntrypoint } from 'cloudflare:workers'
import code from '@takumi-rs/wasm/auto'
import type { Drawing as Draws, WantedPicture } from '../domain/share-picture.ts'
import { colourOf } from './colour-of.ts'
import { drawSharePicture } from './draw.ts'
import { openEngine } from './engine.ts'

/** What worker/drawing/wrangler.toml binds. */
export interface DrawingBindings {
  /** One for each share picture: whoever wants the same picture at once meets at the same one. */
  EASELS: DurableObjectNamespace<Easel>
  /** The fonts, as scripts/build-fonts.ts lays them out. */
  FONTS: Fetcher
}

/**
 * The worker that draws, called by the main one and by nobody else: the engine weighs six times what all else does, and
 * would slow its start.
 */
export default class Drawing extends WorkerEntrypoint<DrawingBindings> implements Draws {
  /** The share picture of that name, drawn once however many ask meanwhile. */
  sharePicture(
    name: string,
    wanted: WantedPicture,
    hero: Uint8Array | null,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.env.EASELS.getByName(name).draw(wanted, hero)
  }

  async colourOf(picture: Uint8Array): Promise<string | undefined> {
    await openEngine(code)
    return colourOf(picture)
  }
}

/** Where one picture is drawn, and stays for those who come while it is being stored. */
export class Easel extends DurableObject<DrawingBindings> {
  #drawing: Promise<Uint8Array<ArrayBuffer> | undefined> | undefined

  async draw(wanted: WantedPicture, hero: Uint8Array | null): Promise<Uint8Array<ArrayBuffer> | undefined> {
    this.#drawing ??= this.#draw(wanted, hero)
    try {
      return await this.#drawing
    } catch (error) {
      // Whoever comes next may try again.
      this.#drawing = undefined
      throw error
    }
  }

  async #draw(wanted: WantedPicture, hero: Uint8Array | null): Promise<Uint8Array<ArrayBuffer> | undefined> {
    await openEngine(code)
    const drawn = await drawSharePicture(wanted, hero, (file) => this.#loadFont(file))
    return 'png' in drawn ? drawn.png : undefined
  }

  async #loadFont(file: string): Promise<Uint8Array> {
    const response = await this.env.FONTS.fetch(`https://fonts.invalid/${file}`)
    if (!response.ok) throw new Error(`The font ${file} is not there: ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }
}
