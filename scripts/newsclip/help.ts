import type { Command, Options } from './command.ts'
import { commonOptions } from './command-line.ts'

/** All commands, those of one family, or all about one; undefined when there is none by these names. */
export function writeHelp(names: string[], commands: Command[]): string | undefined {
  const wanted = names.join(' ')
  const [command] = commands.filter(({ name }) => name === wanted)
  if (command) return helpOf(command)
  const family = commands.filter(({ name }) => wanted === '' || name.startsWith(`${wanted} `))
  if (family.length === 0) return undefined
  return [
    wanted === '' ? 'Writes to a Newsclip site from the command line.' : '',
    'npm run newsclip -- COMMAND [options]',
    table(family.map((one) => [usageOf(one), one.summary])),
    'npm run newsclip -- help COMMAND tells all about one.',
    `Of every command:\n${optionsOf(commonOptions)}`,
    exitCodes,
  ]
    .filter(Boolean)
    .join('\n\n')
}

function helpOf(command: Command): string {
  const { summary, about, options } = command
  return [
    summary,
    `npm run newsclip -- ${usageOf(command)} [options]`,
    about,
    ...(Object.keys(options).length ? [optionsOf(options)] : []),
    `Of every command:\n${optionsOf(commonOptions)}`,
    exitCodes,
  ]
    .filter(Boolean)
    .join('\n\n')
}

const exitCodes =
  'Exit code: 0 when all went well, 1 when something was refused or could not be done, 2 for a wrong\ncommand line, 130 after Ctrl-C.'

function usageOf({ name, words }: Command): string {
  return `${name} ${words.usage}`.trim()
}

function optionsOf(options: Options): string {
  return table(
    Object.entries(options).map(([name, { value, about }]) => [`--${name}${value ? ` ${value}` : ''}`, about]),
  )
}

/** Two columns, the second beginning where the longest of the first has ended. */
function table(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([first]) => first.length)) + 2
  return rows.map(([first, second]) => `  ${first.padEnd(width)}${second}`).join('\n')
}
