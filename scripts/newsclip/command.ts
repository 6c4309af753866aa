import { type Ask, type Failure, type Instance, nobodyAnswers } from './instance.ts'
import type { Screen } from './screen.ts'

/** An option of a command line, as `node:util` reads it and as the help tells it. */
export interface Option {
  type: 'string' | 'boolean'
  /** It may be given several times. */
  multiple?: true
  /** What stands for its value in the help: `NAME`. */
  value?: string
  /** What it does, and in brackets what happens without it. */
  about: string
}

export type Options = Record<string, Option>

/** What was given for the options, by their names. */
export type Values<Known extends Options> = {
  [Name in keyof Known]: Known[Name]['type'] extends 'boolean'
    ? boolean
    : Known[Name] extends { multiple: true }
      ? string[]
      : string | undefined
}

/** One run of a command. */
export interface Call<Known extends Options = Options> {
  /** What stands on the command line beside options. */
  words: string[]
  options: Values<Known>
  instance: Instance
  ask: Ask
  screen: Screen
  /** Aborted by the first Ctrl-C, for commands that end of their own accord. */
  stop: AbortSignal
}

/** What a command came to. */
export interface Outcome {
  /** For programs (`--json`). */
  report: unknown
  /** What was asked for, for people, on standard output. */
  answer?: string[]
  /** What was done, the same way; `--quiet` does without. */
  done?: string[]
  /** What went wrong, on the standard error. */
  troubles?: string[]
  /** 0 when absent: all went well. */
  exitCode?: 0 | 1 | 130
}

export interface Command<Known extends Options = Options> {
  /** One word or two: `tokens create`. */
  name: string
  /** What stands for its words in the help, and how many there may be. */
  words: { usage: string; least: number; most: number }
  /** One line, for the list of all commands. */
  summary: string
  /** What else there is to know; lines of at most 100 characters. */
  about: string
  options: Known
  /** Whether it can do without a token. */
  open?: true
  /** Ctrl-C lets it finish what is under way; any other command ends at once. */
  stoppable?: true
  /** What is wrong with words and options that are each right; nothing runs then. */
  complaint?: (call: Pick<Call<Known>, 'words' | 'options'>) => string | undefined
  run: (call: Call<Known>) => Promise<Outcome>
}

/** Ties a command's `run` to its own options, and lets it stand in one table with all others. */
export function command<Known extends Options>(written: Command<Known>): Command {
  return written as unknown as Command
}

export const noWords = { usage: '', least: 0, most: 0 }
export const oneSlug = { usage: 'SLUG', least: 1, most: 1 }

/** The outcome of a command whose only request failed. */
export function failed({ sentence, problem }: Failure): Outcome {
  return {
    report: { failure: sentence, ...(problem ? { problem } : {}) },
    troubles: [sentence],
    exitCode: 1,
  }
}

/** The same of one that reads by `newsclip/client`, which throws. */
export function failedReading({ url }: Instance, error: Error): Outcome {
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException
  const sentence = code === 'ECONNREFUSED' ? nobodyAnswers(url) : `${url} could not be read: ${message || code}`
  return failed({ sentence, final: true })
}
