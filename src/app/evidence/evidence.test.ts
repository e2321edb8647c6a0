import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { makeFiles, run } from '../../../test/support/judging.ts'
import { CHANGES, picture, randomOf } from '../../../test/support/pictures.ts'
import { within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import { filesIn } from '../../compose.ts'
import type { Actor } from '../../core/policy.ts'
import { earlierUses, evidenceOf, isPublicPhoto } from '../../db/read/evidence.ts'
import type { App } from '../context.ts'
import { verifyAll } from '../verify.ts'
import { finishUpload } from './add.ts'
import { fileKeys, keepingOf, uploadKey } from './keeping.ts'
import { showEvidence, withdrawEvidence } from './show.ts'
import { openUpload, receiveChunk, sweepUploads, uploadOf } from './uploads.ts'

let t: TestApp
let app: App
let round: OpenedRound
let folder: string
let now = new Date('2026-11-22T03:00:00Z')
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kheo-files-'))
  const made = await testApp({ clock: () => now })
  app = { ...made.app, files: filesIn(folder) }
  t = { ...made, app }
  round = await openRound(t)
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const clerk = () => round.places[0].clerk
const newFile = async (name = `Mô hình ${randomUUID().slice(0, 8)}`) =>
  (await makeFiles(t, round, [name], 'in-progress'))[0] ?? ''

async function* pieces(bytes: Uint8Array, size = 65_536): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function give(fileId: string, bytes: Uint8Array, fileName = 'anh.jpg', who: Actor = clerk()) {
  const { id } = await openUpload(app, who, { fileId, fileName, bytes: bytes.length })
  await receiveChunk(app, who, { id, offset: 0, most: bytes.length }, pieces(bytes))
  return finishUpload(app, who, { id, caption: 'Ảnh thử', entryId: null })
}

const rows = (fileId: string) => within(app, t.tenantId, (tx) => evidenceOf(tx, t.tenantId, fileId))

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of bytes) all.push(piece)
  return Buffer.concat(all)
}

const withExif = async (day: string | undefined) =>
  sharp(await picture(4711))
    .withExif({
      IFD0: { Model: 'MAY-THU' },
      ...(day === undefined ? {} : { IFD2: { DateTimeOriginal: day } }),
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 15/1 0/1' },
    })
    .jpeg()
    .toBuffer()

describe('a photo', () => {
  test('keeps day and place on the desk, and shows a copy that knows neither', async () => {
    const fileId = await newFile()
    const { evidenceId } = await give(fileId, await withExif('2026:03:14 08:30:00'))
    const [row] = await rows(fileId)
    expect(row).toMatchObject({
      kind: 'photo',
      media_type: 'image/jpeg',
      taken_at: '2026-03-14T08:30:00',
      latitude: '10.5',
      longitude: '106.25',
      shown: false,
    })
    const { store } = keepingOf(app)
    for (const key of [fileKeys(t.tenantId, evidenceId).shown, fileKeys(t.tenantId, evidenceId).thumb]) {
      const copy = await collect(store.read(key))
      const meta = await sharp(copy).metadata()
      expect([meta.exif, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined])
      expect(copy.includes('MAY-THU')).toBe(false)
    }
    expect((await collect(store.read(fileKeys(t.tenantId, evidenceId).original))).includes('MAY-THU')).toBe(true)
  })

  test('without a date is taken, and says that it has none', async () => {
    const fileId = await newFile()
    await give(
      fileId,
      await sharp(await picture(12))
        .png()
        .toBuffer(),
      'anh.png',
    )
    expect((await rows(fileId))[0]).toMatchObject({ taken_at: null, latitude: null })
  })

  test('used before in another model is found although it was changed, and the same file too', async () => {
    const [first, second] = [await newFile('Mô hình năm trước'), await newFile()]
    const photo = await picture(77)
    await give(first, photo)
    await give(second, await CHANGES['cropped 10 %'](photo, randomOf(1)))
    await give(second, await CHANGES['rotated by 90°'](photo))
    await give(second, photo)
    await give(second, await picture(78))
    const uses = await within(app, t.tenantId, (tx) => earlierUses(tx, t.tenantId, second))
    const ofFirst = uses.filter((one) => one.participationId === first)
    expect(ofFirst.map((one) => one.how).sort()).toEqual(['alike', 'alike', 'same-file'])
    expect(ofFirst[0]).toMatchObject({ name: 'Mô hình năm trước', unitId: round.places[0].unitId })
  })

  test('is refused twice on one file', async () => {
    const fileId = await newFile()
    await give(fileId, await picture(5))
    expect(await refusal(give(fileId, await picture(5)))).toBe('evidence.twice')
    expect(await rows(fileId)).toHaveLength(1)
  })
})

describe('a file that is no evidence', () => {
  test.each([
    ['a page of text called .jpg', Buffer.from('<html>không phải ảnh</html>'), 'evidence.wrong-type'],
    ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0, 3]), 'evidence.wrong-type'],
    ['a zip', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'evidence.wrong-type'],
    ['half a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a]), 'evidence.broken'],
  ])('%s is refused and nothing of it stays', async (_what, bytes, code) => {
    const fileId = await newFile()
    const { id } = await openUpload(app, clerk(), { fileId, fileName: 'anh.jpg', bytes: bytes.length })
    await receiveChunk(app, clerk(), { id, offset: 0, most: 1000 }, pieces(bytes))
    expect(await refusal(finishUpload(app, clerk(), { id, caption: 'Thử', entryId: null }))).toBe(code)
    expect(await keepingOf(app).store.size(uploadKey(t.tenantId, id))).toBeUndefined()
    expect(await rows(fileId)).toEqual([])
  })

  test('a picture that unpacks to far more than it weighs is not unpacked', async () => {
    const bomb = await sharp({ create: { width: 15_000, height: 15_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await refusal(give(await newFile(), bomb, 'bom.png'))).toBe('evidence.pixels')
  })

  test('a photo over its limit is refused, and what claims more than anything may weigh, before a byte of it', async () => {
    const small: App = { ...app, files: { ...keepingOf(app), limits: { photo: 1000, pdf: 2000, video: 3000 } } }
    const photo = await picture(3)
    const fileId = await newFile()
    expect(await refusal(openUpload(small, clerk(), { fileId, fileName: 'x', bytes: 3001 }))).toBe('file.too-large')
    const { id } = await openUpload(app, clerk(), { fileId, fileName: 'x', bytes: photo.length })
    await receiveChunk(app, clerk(), { id, offset: 0, most: photo.length }, pieces(photo))
    expect(await refusal(finishUpload(small, clerk(), { id, caption: 'x', entryId: null }))).toBe('file.too-large')
  })
})

describe('an upload', () => {
  test('goes on where it broke off, takes no piece twice, and no more than announced', async () => {
    const photo = await picture(21)
    const fileId = await newFile()
    const { id } = await openUpload(app, clerk(), { fileId, fileName: 'a.jpg', bytes: photo.length })
    async function* broken() {
      yield photo.subarray(0, 1000)
      throw new Error('the line broke')
    }
    await expect(receiveChunk(app, clerk(), { id, offset: 0, most: 5000 }, broken())).rejects.toThrow('the line broke')
    expect((await uploadOf(app, clerk(), id)).offset).toBe(1000)
    const again = receiveChunk(app, clerk(), { id, offset: 0, most: 5000 }, pieces(photo))
    await expect(again).rejects.toMatchObject({ problem: { code: 'upload.offset', details: { offset: 1000 } } })
    expect(await refusal(finishUpload(app, clerk(), { id, caption: 'x', entryId: null }))).toBe('upload.offset')
    await receiveChunk(app, clerk(), { id, offset: 1000, most: photo.length }, pieces(photo.subarray(1000)))
    const more = receiveChunk(app, clerk(), { id, offset: photo.length, most: 10 }, pieces(Buffer.from('x')))
    expect(await refusal(more)).toBe('file.too-large')
    const { evidenceId } = await finishUpload(app, clerk(), { id, caption: 'x', entryId: null })
    expect(await collect(keepingOf(app).store.read(fileKeys(t.tenantId, evidenceId).original))).toEqual(photo)
  })

  test('is nobody else’s, and not of a closed file', async () => {
    const fileId = await newFile()
    const { id } = await openUpload(app, clerk(), { fileId, fileName: 'a.jpg', bytes: 10 })
    expect(await refusal(uploadOf(app, round.places[1].clerk, id))).toBe('not-found')
    expect(await refusal(openUpload(app, round.places[1].clerk, { fileId, fileName: 'a', bytes: 9 }))).toBe('forbidden')
    const [closed = ''] = await makeFiles(t, round, ['Đã nộp'], 'self-assessed')
    expect(await refusal(openUpload(app, clerk(), { fileId: closed, fileName: 'a', bytes: 9 }))).toBe('state.not-now')
  })

  test('that is left lying for a week is taken away', async () => {
    const fileId = await newFile()
    const { id } = await openUpload(app, clerk(), { fileId, fileName: 'a.jpg', bytes: 10 })
    await receiveChunk(app, clerk(), { id, offset: 0, most: 5 }, pieces(Buffer.from('12345')))
    now = new Date('2026-11-28T03:00:00Z')
    await sweepUploads(app, t.tenantId)
    expect((await uploadOf(app, clerk(), id)).offset).toBe(5)
    now = new Date('2026-11-30T03:00:00Z')
    expect(await sweepUploads(app, t.tenantId)).toBeGreaterThan(0)
    expect(await refusal(uploadOf(app, clerk(), id))).toBe('not-found')
    expect(await keepingOf(app).store.size(uploadKey(t.tenantId, id))).toBeUndefined()
  })

  test('of a long film takes no memory for its length', async () => {
    const size = 300 * 1024 * 1024
    const fileId = await newFile()
    const { id } = await openUpload(app, clerk(), { fileId, fileName: 'phim.mp4', bytes: size })
    const piece = Buffer.alloc(1024 * 1024)
    const head = Buffer.from(piece)
    head.write('ftypisom', 4, 'latin1')
    const before = process.memoryUsage().rss
    let most = before
    async function* film(from: number, to: number) {
      for (let at = from; at < to; at += piece.length) {
        most = Math.max(most, process.memoryUsage().rss)
        yield at === 0 ? head : piece
      }
    }
    const chunk = 5 * 1024 * 1024
    for (let at = 0; at < size; at += chunk)
      await receiveChunk(app, clerk(), { id, offset: at, most: chunk }, film(at, at + chunk))
    await finishUpload(app, clerk(), { id, caption: 'Phim thử', entryId: null })
    most = Math.max(most, process.memoryUsage().rss)
    expect((await rows(fileId))[0]).toMatchObject({ kind: 'video', media_type: 'video/mp4', bytes: size })
    expect((most - before) / 1024 / 1024).toBeLessThan(120)
  }, 120_000)
})

describe('the public', () => {
  test('sees a photo only with consent, and no longer once it is withdrawn', async () => {
    const fileId = await newFile()
    const { evidenceId } = await give(fileId, await picture(31))
    const seen = () => isPublicPhoto(app.db.public, 'thu', evidenceId)
    const { head } = round.places[0]
    expect(await seen()).toBeUndefined()
    const show = (consent: string) => run(t, showEvidence, head, { evidenceId, version: 1, shown: true, consent })
    expect(await refusal(show(' '))).toBe('consent.needed')
    expect(await refusal(run(t, showEvidence, clerk(), { evidenceId, version: 1, shown: true, consent: 'x' }))).toBe(
      'forbidden',
    )
    await show('Hai người trong ảnh đồng ý bằng lời ngày 01/11 (thử)')
    expect(await seen()).toBe(t.tenantId)
    const fields = await app.db.public.selectFrom('public_evidence').selectAll().where('id', '=', evidenceId).execute()
    expect(Object.keys(fields[0] ?? {}).sort()).toEqual([
      'caption',
      'height',
      'id',
      'model_id',
      'tenant_id',
      'width',
      'year',
    ])
    await run(t, withdrawEvidence, clerk(), { evidenceId, version: 2, reason: 'Nhầm ảnh' })
    expect(await seen()).toBeUndefined()
  })
})

test('all of it verifies', async () => {
  for (const verdict of await verifyAll(app)) expect(verdict).toMatchObject({ firstBad: null, strayRows: [], drift: 0 })
})
