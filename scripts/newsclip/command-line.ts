import { parseArgs } from 'node:util'
import type { Command, Options, Values } from './command.ts'
import type { Instance } from './instance.ts'

/** What every command reads. */
export const commonOptions = {
  site: { type: 'string', value: 'URL', about: 'the instance (NEWSCLIP_SITE, else http://localhost:8787)' },
  token: { type: 'string', value: 'TOKEN', about: 'what opens it (NEWSCLIP_TOKEN, else the local one of .dev.vars)' },
  json: { type: 'boolean', about: 'the outcome as JSON on standard output' },
  quiet: { type: 'boolean', about: 'no bar, and no word of what went well' },
  help: { type: 'boolean', about: 'this text' },
} as const satisfies Options

/** What a command line goes without saying. */
export interface Surroundings {
  environment: Record<string, string | undefined>
  /** The local instance's token, if there is one. */
  localToken: string | undefined
}

export interface Read {
  command: Command
  words: string[]
  options: Values<Options>
  instance: Instance
  json: boolean
  quiet: boolean
}

/** Of which commands help is wished for: of all, of those that begin with a word, of one. */
export interface Help {
  help: string[]
}

/** Reads the command line: what to do, the wish for help, or what is wrong with it. */
export function readCommandLine(
  args: string[],
  commands: Command[],
  { environment, localToken }: Surroundings,
): Read | Help | { refusal: string } {
  const names = args.slice(0, args.findIndex((arg) => arg.startsWith('-')) >>> 0)
  if (args.length === 0 || names[0] === 'help') return { help: names.slice(1) }
  const found = findCommand(names, commands)
  if (!found) return absent(names, args, commands)
  const { command, rest } = found

  const parsed = parse([...rest, ...args.slice(names.length)], { ...command.options, ...commonOptions })
  if ('refusal' in parsed) return parsed
  const { values, positionals: words } = parsed
  if (values.help) return { help: command.name.split(' ') }
  const { least, most, usage } = command.words
  // What a shell makes of "$FOLDER" when there is none.
  if (words.includes('')) return { refusal: `${command.name} does not take an empty word.` }
  if (words.length < least) return { refusal: `${command.name} needs ${usage}.` }
  if (words.length > most) return { refusal: `${command.name} does not take "${words[most]}".` }

  const instance = instanceFrom(values, command, { environment, localToken })
  if ('refusal' in instance) return instance
  const options = optionsOf(command, values)
  const complaint = command.complaint?.({ words, options })
  if (complaint) return { refusal: complaint }
  return { command, words, options, instance, json: values.json === true, quiet: values.quiet === true }
}

/** Names are one word or two; the longer goes first. */
function findCommand(names: string[], commands: Command[]): { command: Command; rest: string[] } | undefined {
  for (const length of [2, 1]) {
    const name = names.slice(0, length).join(' ')
    const command = names.length < length ? undefined : commands.find((one) => one.name === name)
    if (command) return { command, rest: names.slice(length) }
  }
  return undefined
}

function absent(names: string[], args: string[], commands: Command[]): Help | { refusal: string } {
  const [first] = names
  const wantsHelp = args.includes('--help')
  if (first === undefined) {
    return wantsHelp ? { help: [] } : { refusal: `Which command? "${args[0]}" is an option; a command comes first.` }
  }
  const family = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name)
  if (family.length === 0) return { refusal: `There is no command "${first}".` }
  return wantsHelp ? { help: [first] } : { refusal: `Which one? ${family.join(', ')}.` }
}

type Parsed = Record<string, string | boolean | (string | boolean)[] | undefined>

function parse(args: string[], options: Options): { values: Parsed; positionals: string[] } | { refusal: string } {
  try {
    return parseArgs({ args, allowPositionals: true, options: options as never })
  } catch (error) {
    // The first sentence names the option; what follows is advice for authors of command lines.
    const [sentence] = (error as Error).message.split(/\.\s|\.$|\n/)
    return { refusal: `${sentence}.` }
  }
}

const localHost = /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

function instanceFrom(
  values: Parsed,
  command: Command,
  { environment, localToken }: Surroundings,
): Instance | { refusal: string } {
  const url = String(values.site ?? (environment.NEWSCLIP_SITE || 'http://localhost:8787'))
  const { protocol = '', hostname = '' } = URL.parse(url) ?? {}
  if (!/^https?:$/.test(protocol)) return { refusal: `--site ${url} is not an http address.` }
  // The local token is nobody's elsewhere, and nobody's to be told there.
  const own = localHost.test(hostname) ? localToken : undefined
  const token = (values.token as string | undefined) ?? (environment.NEWSCLIP_TOKEN || own)
  if (!token && !command.open) {
    return { refusal: 'No token: give --token or NEWSCLIP_TOKEN. A local instance makes one at its first `npm start`.' }
  }
  // A header carries nothing else.
  if (token && !/^[\x21-\x7e]+$/.test(token)) return { refusal: 'The token has a character that no token can have.' }
  return { url: url.replace(/\/+$/, ''), token: token || undefined }
}

function optionsOf({ options }: Command, values: Parsed): Values<Options> {
  const read = Object.entries(options).map(([name, { type, multiple }]) => [
    name,
    values[name] ?? (type === 'boolean' ? false : multiple ? [] : undefined),
  ])
  return Object.fromEntries(read) as Values<Options>
}
