import { createServer } from 'node:net'

const defaultPort = 8787

/** Reads the environment's PORT. */
export function readPort(text: string | undefined): { port: number } | { refusal: string } {
  if (!text) return { port: defaultPort }
  const port = Number(text)
  // The demo page takes a port above it.
  if (Number.isInteger(port) && port >= 1 && port < 65_535) return { port }
  return { refusal: `PORT=${text} is not a port: give a number from 1 to 65534, such as PORT=${defaultPort}.` }
}

/** The first port from `from` on that nobody listens at. */
export async function findFreePort(from: number): Promise<number | undefined> {
  for (let port = from; port < 65_536; port++) {
    if (await isFree(port)) return port
  }
  return undefined
}

/** Whether both addresses that `localhost` stands for can be had. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'))
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 has no `::1` that anybody could have taken.
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'),
    )
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
