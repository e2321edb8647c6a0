import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Lang } from '../i18n/catalogue.ts'

export type Options = NonNullable<ParseArgsConfig['options']>

/** What a verb may use to speak: results on stdout, progress and problems on stderr. */
export interface Terminal {
  readonly lang: Lang
  /** One line of result. */
  out(line: string): void
  /** One value as a line of JSON. */
  json(value: unknown): void
  /** A line of progress; replaced in place on a terminal, left out when the output is not looked at. */
  progress(line: string): void
  /** How far frequent small steps are: for a person at a terminal only. */
  tick(line: string): void
}

export interface Call {
  readonly config: Config
  readonly terminal: Terminal
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly files: readonly string[]
  /** --json was given. */
  readonly json: boolean
}

/** One verb of the command line. A test fails when one is not documented in docs/reference/cli.md. */
export interface Verb {
  readonly name: string
  /** How it is called, after `kheo`. */
  readonly usage: string
  readonly summary: { readonly vi: string; readonly en: string }
  readonly options: Options
  /** Does the work and gives the exit code; problems are thrown. */
  readonly run: (call: Call) => Promise<number>
}

/** The text of an option; undefined when it was not given. */
export function optionText(call: Call, name: string): string | undefined {
  const value = call.values[name]
  return typeof value === 'string' ? value : undefined
}
