import { bundle } from './bundle.ts'
import type { Corpus } from './corpus.ts'
import { startInstance } from './instance.ts'
import type { WorkerUnderTest } from './worker-under-test.ts'

/** The addresses of what is measured, all in one runtime, so that whatever disturbs one disturbs the others. */
export interface Stand {
  corpora: Corpus[]
  /** The product upon each corpus. */
  product: URL[]
  /** The same, telling what an answer took instead of giving it. */
  counting: URL[]
  /** A worker that does next to nothing, upon the largest corpus. */
  bare: URL
  /** Starts a new isolate of the product for each request. */
  isolates: URL
  cpuMs: () => number
  close: () => Promise<void>
}

export async function startStand(folder: string, worker: WorkerUnderTest, corpora: Corpus[]): Promise<Stand> {
  const { compatibilityDate, modules, vars } = worker
  const counting = await bundle('counting-worker.ts')
  const largest = corpora.at(-1)?.database ?? ''
  const upon = corpora.map(({ database }) => database)
  const instance = await startInstance(folder, compatibilityDate, [
    ...upon.map((database) => ({ name: `product-${database}`, modules, vars, database })),
    ...upon.map((database) => ({ name: `counting-${database}`, modules: [counting], vars, database })),
    { name: 'bare', modules: [await bundle('bare-worker.ts')], database: largest },
    { name: 'isolates', modules: [await bundle('isolates-worker.ts')], loadsWorkers: true },
  ])
  const addresses = (kind: string) => Promise.all(upon.map((database) => instance.addressOf(`${kind}-${database}`)))
  const isolates = await instance.addressOf('isolates')
  const code = {
    compatibilityDate,
    mainModule: modules[0]?.name,
    modules: Object.fromEntries(
      modules.map(({ name, type, contents }) => [name, type === 'text' ? { text: contents } : contents]),
    ),
    env: vars,
  }
  await fetch(isolates, { method: 'PUT', body: JSON.stringify(code) })
  return {
    corpora,
    product: await addresses('product'),
    counting: await addresses('counting'),
    bare: await instance.addressOf('bare'),
    isolates,
    cpuMs: instance.cpuMs,
    close: instance.close,
  }
}
