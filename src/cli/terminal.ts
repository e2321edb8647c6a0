import type { Lang } from '../i18n/catalogue.ts'
import type { Terminal } from './verb.ts'

/** A terminal over the process's own streams. Progress is one line that is written over, and only for a person. */
export function processTerminal(lang: Lang): Terminal {
  const live = process.stderr.isTTY === true
  let shown = 0
  const clear = () => {
    if (live && shown > 0) process.stderr.write(`\r${' '.repeat(shown)}\r`)
    shown = 0
  }
  const show = (line: string) => {
    clear()
    process.stderr.write(line)
    shown = line.length
  }
  return {
    lang,
    out: (line) => {
      clear()
      process.stdout.write(`${line}\n`)
    },
    json: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
    progress: (line) => {
      if (live) show(line)
      else process.stderr.write(`${line}\n`)
    },
    tick: (line) => {
      if (live) show(line)
    },
  }
}

/** The language of the command line: --lang, else what the system speaks, Vietnamese unless it is English. */
export function terminalLang(given: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang {
  if (given === 'vi' || given === 'en') return given
  return (env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '').startsWith('en') ? 'en' : 'vi'
}
