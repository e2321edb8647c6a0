import sharp from 'sharp'
import { GREY } from '../core/evidence/grey.ts'
import type { PhotoReader } from './port.ts'

sharp.cache(false)
// One photo at a time unpacks on one thread: what a photo may cost stays bounded on a small machine.
sharp.concurrency(1)

const SHOWN = 1600
const THUMB = 320

/**
 * Photos by libvips. It reads the size from the head of the file before it unpacks anything, so that a few kilobytes
 * which claim a huge picture are refused at once. What it writes carries no data about the photo.
 */
export const photoReader: PhotoReader = {
  async open(bytes, mostPixels) {
    try {
      const head = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata()
      const [width, height] = [head.width ?? 0, (head.pageHeight ?? head.height) || 0]
      if (width * height * (head.pages ?? 1) > mostPixels) return 'too-large'
      const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 }).rotate()
      const shown = await open()
        .resize(SHOWN, SHOWN, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#fff' })
        .webp({ quality: 78 })
        .toBuffer()
      const thumb = await sharp(shown).resize(THUMB, THUMB, { fit: 'inside' }).webp({ quality: 72 }).toBuffer()
      const grey = await sharp(shown)
        .greyscale()
        .resize(GREY, GREY, { fit: 'fill', kernel: 'lanczos3' })
        .raw()
        .toBuffer()
      return { width, height, exif: head.exif, grey: new Uint8Array(grey), shown, thumb }
    } catch {
      return 'broken'
    }
  },
}
