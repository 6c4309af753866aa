import { parseArgs } from 'node:util'

export interface Options {
  files: string[]
  /** Without a slash at the end. */
  url: string
  token: string
  category: string | undefined
  source: string | undefined
  json: boolean
  quiet: boolean
}

export const usage = `Sends articles to a running Newsclip.

  npm run import -- [options] FILE…

A FILE is NDJSON (one article a line) or an RSS, Atom or JSON Feed file, as it is or gzipped.
Sending a file twice changes nothing.

  --url URL        the instance                    (NEWSCLIP_URL, else http://localhost:8787)
  --token TOKEN    its editor token                (NEWSCLIP_TOKEN, else the one in .dev.vars)
  --category NAME  for articles that have none     (General)
  --source NAME    who hands these articles in     (the host of each article's address)
  --json           the final report as JSON on standard output
  --quiet          no progress, and no report unless something went wrong
  --help           this text

Exit code: 0 when everything arrived, 1 when something was refused or could not be sent, 2 for a wrong command line.`

interface Surroundings {
  environment: Record<string, string | undefined>
  /** The local instance's token, if there is one. */
  localToken: string | undefined
}

/** Reads the command line: what to do, the wish for help, or what is wrong with it. */
export function readOptions(
  args: string[],
  { environment, localToken }: Surroundings,
): { options: Options } | { help: true } | { refusal: string } {
  const parsed = parse(args)
  if ('refusal' in parsed) return parsed
  const { values, positionals: files } = parsed
  if (values.help) return { help: true }
  if (files.length === 0) return { refusal: 'Which file? Give at least one.' }

  const url = values.url ?? (environment.NEWSCLIP_URL || 'http://localhost:8787')
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return { refusal: `--url ${url} is not an http address.` }
  const token = values.token ?? (environment.NEWSCLIP_TOKEN || localToken)
  if (!token) {
    return { refusal: 'No token: give --token or NEWSCLIP_TOKEN. A local instance makes one at its first `npm start`.' }
  }
  // A header carries nothing else.
  if (!/^[\x21-\x7e]+$/.test(token)) return { refusal: 'The token has a character that no token can have.' }
  const { category, source, json, quiet } = values
  return { options: { files, url: url.replace(/\/+$/, ''), token, category, source, json, quiet } }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        category: { type: 'string' },
        source: { type: 'string' },
        json: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    })
  } catch (error) {
    // The first sentence names the option; what follows is advice for authors of command lines.
    const [sentence] = (error as Error).message.split(/\.\s|\.$|\n/)
    return { refusal: `${sentence}.` }
  }
}
