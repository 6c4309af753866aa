import { readdirSync, readFileSync } from 'node:fs'
import { Log, LogLevel, Miniflare } from 'miniflare'

export interface BenchWorker {
  name: string
  /** The first is the main module. */
  modules: { name: string; type: 'esm' | 'text'; contents: string }[]
  /** The database behind the binding DB. */
  database?: string
  /** The bucket behind the binding MEDIA. */
  bucket?: string
  vars?: Record<string, string>
  loadsWorkers?: boolean
}

export interface Instance {
  /** Where the worker answers: a socket of its own, with nothing between it and the caller. */
  addressOf: (worker: string) => Promise<URL>
  /** Milliseconds of processor time that the runtime has used so far. */
  cpuMs: () => number
  close: () => Promise<void>
}

/** Starts one workerd with all of these workers; databases live in the folder. */
export async function startInstance(
  folder: string,
  compatibilityDate: string,
  workers: BenchWorker[],
): Promise<Instance> {
  const others = new Set(childrenOf(process.pid))
  const miniflare = new Miniflare({
    resourcePersistencePath: folder,
    log: new Log(LogLevel.ERROR),
    logRequests: false,
    telemetry: { enabled: false },
    workers: workers.map(({ name, modules, database, bucket, vars = {}, loadsWorkers }) => ({
      config: {
        name,
        compatibilityDate,
        manifest: {
          mainModule: modules[0]?.name ?? '',
          modulesRoot: '/',
          modules: Object.fromEntries(modules.map(({ name, ...module }) => [name, module])),
        },
        env: {
          ...Object.fromEntries(Object.entries(vars).map(([key, value]) => [key, { type: 'text' as const, value }])),
          ...(database ? { DB: { type: 'd1' as const, id: database } } : {}),
          ...(bucket ? { MEDIA: { type: 'r2' as const, name: bucket } } : {}),
          ...(loadsWorkers ? { LOADER: { type: 'worker-loader' as const } } : {}),
        },
      },
      dev: { unsafeDirectSockets: [{ host: '127.0.0.1' }] },
    })),
  })
  await miniflare.ready
  const [runtime] = childrenOf(process.pid).filter((pid) => !others.has(pid))
  return {
    addressOf: (worker) => miniflare.unsafeGetDirectURL(worker),
    cpuMs: () => (runtime === undefined ? Number.NaN : cpuMsOf(runtime)),
    close: () => miniflare.dispose(),
  }
}

/** Linux only; elsewhere nothing is known and nothing is said of processor time. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

/** User and system time, fields 14 and 15 of proc(5), in ticks of 10 ms. */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
