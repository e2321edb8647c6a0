import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { PROBLEMS, ProblemError } from '../core/problem.ts'
import { problemSentence } from '../i18n/problem-sentence.ts'
import { MAX_TEXT_BYTES } from '../intake/decode.ts'
import { backupVerb } from './backup.ts'
import { makeDataFolder } from './data-folder.ts'
import { demoVerb } from './demo.ts'
import { readText } from './files.ts'
import { readVerb } from './read.ts'
import { restoreVerb } from './restore.ts'
import { userVerb } from './user.ts'
import type { Call, Verb } from './verb.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kheo-input-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Settings with which no database can be reached: whatever gets so far has passed what is tested here. */
const config = () => ({ ...readConfig({}), dataDir: folder, databaseUrl: 'postgres://127.0.0.1:1/none' })
/** Settings with an embedded database in this folder. */
const embedded = (dataDir: string) => ({ ...readConfig({}), dataDir })

async function run(verb: Verb, files: readonly string[], values: Call['values'] = {}) {
  const said: string[] = []
  const terminal = { lang: 'vi', out: () => {}, json: () => {}, progress: (l: string) => said.push(l), tick: () => {} }
  const call = { config: config(), terminal, values, files, json: false } as unknown as Call
  return { exit: await verb.run(call), said }
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error)
  }
  return 'done'
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('a file that is read', () => {
  test.skipIf(!existsSync('/dev/zero'))('has an end', async () => {
    expect(codeOf(() => readText('/dev/zero'))).toBe('file.too-large')
    expect((await run(readVerb, ['/dev/zero'])).exit).toBe(PROBLEMS['file.too-large'].exit)
    expect(await refusal(run(restoreVerb, ['/dev/zero']))).toBe('file.unreadable')
  })

  test('is taken whole up to the limit and refused beyond it', () => {
    const file = join(folder, 'long.txt')
    writeFileSync(file, Buffer.alloc(MAX_TEXT_BYTES, 'a'))
    expect(readText(file)).toHaveLength(MAX_TEXT_BYTES)
    writeFileSync(file, Buffer.alloc(MAX_TEXT_BYTES + 1, 'a'))
    expect(codeOf(() => readText(file))).toBe('file.too-large')
  })

  test.skipIf(process.platform === 'win32')('may be a pipe', () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    execFileSync('sh', ['-c', '(printf "Xã có 12 mô hình." > "$0") > /dev/null 2>&1 &', pipe])
    expect(new TextDecoder().decode(readText(pipe))).toBe('Xã có 12 mô hình.')
  })

  test('is none when it is a folder or not there', async () => {
    expect(codeOf(() => readText(folder))).toBe('file.unreadable')
    expect(codeOf(() => readText(join(folder, 'no')))).toBe('file.unreadable')
    const file = join(folder, 'one.txt')
    writeFileSync(file, 'a')
    for (const from of [file, join(folder, 'no'), join(file, 'a')])
      expect(await refusal(run(demoVerb, [], { from }))).toBe('file.unreadable')
    expect(await refusal(run(restoreVerb, [join(file, 'a')]))).toBe('file.unreadable')
    expect(await refusal(run(backupVerb, [folder]))).toBe('file.unwritable')
  })

  test('says in which encoding it was taken, unless it is the usual one', async () => {
    const plain = join(folder, 'utf8.txt')
    const wide = join(folder, 'utf16.txt')
    writeFileSync(plain, 'Xã có 12 mô hình.')
    writeFileSync(wide, `\ufeffXã có 12 mô hình.`, 'utf16le')
    expect((await run(readVerb, [plain])).said).toEqual([])
    expect((await run(readVerb, [wide])).said).toEqual([`${wide}: đọc theo bảng mã utf-16le`])
  })
})

describe('the data folder', () => {
  test('is made with what lies above it', () => {
    const deep = join(folder, 'a', 'b', 'c')
    makeDataFolder(embedded(deep))
    expect(statSync(deep).isDirectory()).toBe(true)
    makeDataFolder(embedded(deep))
  })

  test.skipIf(!existsSync('/proc/self'))('that the system cannot make is told at once', () => {
    for (const dataDir of ['/proc/x', '/proc/x/y', '/dev/null/x'])
      expect(
        codeOf(() => makeDataFolder(embedded(dataDir))),
        dataDir,
      ).toBe('engine.failed')
  })

  test('is not made for a server of one’s own', () => {
    const unused = join(folder, 'unused')
    makeDataFolder({ ...config(), dataDir: unused })
    expect(existsSync(unused)).toBe(false)
  })
})

describe('PORT', () => {
  test.each([
    'abc',
    '-1',
    '65536',
    '99999',
    '80.5',
    '0x50',
    '1e3',
  ])('%s is refused in a sentence that names it', (PORT) => {
    let told = ''
    try {
      readConfig({ PORT })
    } catch (error) {
      if (error instanceof ProblemError) told = problemSentence('vi', error.problem)
    }
    expect(told).toBe(`Cài đặt PORT không nhận “${PORT}”; hãy dùng 0–65535.`)
  })

  test.each([
    ['0', 0],
    ['65535', 65_535],
    [' 8080 ', 8080],
    ['', 3000],
  ])('%j is %i', (PORT, port) => {
    expect(readConfig({ PORT }).port).toBe(port)
  })
})

describe('a name given on the command line', () => {
  test.each(['a'.repeat(121), '!!!', 'Lan\nHuệ', 'Lan\u001b[31m'])('%j is refused', async (name) => {
    expect(await refusal(run(userVerb, ['link'], { name }))).toBe('name.invalid')
    expect(await refusal(run(userVerb, ['link'], { name: 'Lan', 'new-tenant': name }))).toBe('name.invalid')
  })

  test('of the usual kind is taken', async () => {
    expect(await refusal(run(userVerb, ['link'], { name: 'Nguyễn Thị Lan', 'new-tenant': 'Tỉnh Long An' }))).toBe(
      'engine.failed',
    )
  })
})
