import init, { type InitInput, Renderer } from '@takumi-rs/wasm'

let ready: Promise<unknown> | undefined

/** Starts the engine once an isolate; it takes its own compiled code and nothing of a request. */
export async function openEngine(code: InitInput): Promise<void> {
  ready ??= init({ module_or_path: code })
  await ready
}

/** Lends a renderer of its own to one picture: what it was given is freed with it. */
export async function withRenderer<T>(draw: (renderer: Renderer) => Promise<T>): Promise<T> {
  const renderer = new Renderer()
  try {
    return await draw(renderer)
  } finally {
    renderer.free()
  }
}

export type { Renderer }
