import { expect, test } from 'vitest'
import { readExif } from './exif.ts'
import { sniff } from './media.ts'

const bytes = (text: string, at = 0) => Uint8Array.from([...'\0'.repeat(at), ...text].map((c) => c.charCodeAt(0)))

test.each([
  [Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
  [bytes('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
  [bytes('%PDF-1.7'), 'application/pdf'],
  [bytes('ftypisom', 4), 'video/mp4'],
  [Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, ...bytes('....webm')), 'video/webm'],
])('%j is %s', (head, type) => expect(sniff(head)).toMatchObject({ type }))

test.each([
  [bytes('ftypheic', 4), 'heic'],
  [Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes('....[Content_Types].xml')), 'office'],
  [Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), 'zip'],
  [bytes('<?xml version="1.0"?><svg xmlns=""></svg>'), 'svg'],
  [bytes('<html><script>alert(1)</script>'), 'text'],
  [new Uint8Array(), 'empty'],
  [Uint8Array.of(0x4d, 0x5a, 0, 1), 'unknown'],
  [Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, ...bytes('matroska')), 'unknown'],
  [bytes('RIFF\x10\0\0\0WAVE'), 'unknown'],
])('%j is refused as %s', (head, word) => expect(sniff(head)).toBe(word))

test('an EXIF block that lies gives nothing and never throws', () => {
  const block = Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 256)
  for (const mark of [0x49, 0x4d])
    for (let cut = 0; cut < 64; cut++) {
      const some = block.slice(0, cut)
      some.set([mark, mark].slice(0, cut))
      expect(readExif(some)).toMatchObject({ at: null, latitude: null })
    }
})
