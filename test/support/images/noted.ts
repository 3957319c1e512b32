import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { makeNoise, type MadeFormat } from './images'

/** Private details in a picture's metadata. */
export const secrets: readonly string[] = [
  'Kim Haneul',
  'Seoul National Camera',
  '37/1',
  'at home, in the garden',
]

const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:description="at home, in the garden"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

/** A picture whose metadata says where and by whom it was taken, with its own colour profile. */
export async function makeNoted(format: MadeFormat, orientation = 1, side = 60): Promise<Buffer> {
  const plain = sharp(await makeNoise('png', side, side - 20))
  return plain
    .toFormat(format, { lossless: format === 'webp' })
    .withMetadata({ orientation })
    .withIccProfile('p3')
    .withExifMerge({
      IFD0: { Artist: 'Kim Haneul', Make: 'Seoul National Camera' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '37/1 33/1 59/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '126/1 58/1 41/1',
      },
    })
    .withXmp(xmp)
    .toBuffer()
}

/** What an independent library finds in a picture besides its pixels. */
export async function notesIn(bytes: Uint8Array) {
  const { exif, xmp: packet, iptc, orientation = 1, comments = [] } = await sharp(bytes).metadata()
  return { exifBytes: exif?.length ?? 0, xmp: packet, iptc, orientation, comments: comments.length }
}

/** Every frame as shown: its pixels before rotation, and its colour profile. */
export async function looksOf(bytes: Uint8Array) {
  const { icc, pages, delay, loop, hasProfile } = await sharp(bytes, { animated: true }).metadata()
  const pixels = await sharp(bytes, { animated: true }).raw().toBuffer()
  return { icc: icc && hashOf(icc), pages, delay, loop, hasProfile, pixels: hashOf(pixels) }
}

/** Digests, so that pictures of any size can be compared cheaply. */
function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
