/**
 * Entry of the process that draws images anew: a bundle of its own, `out/converter-worker.js`, since an image
 * that is hostile or too much for it shall take nothing else along.
 */
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { copyTypeOf, scaleOf } from '../../core/uploads/attempt/conversion-rules'
import { errorCode } from '../files/error-code'
import { byteSourceOf } from './byte-source'
import { conversionJob, type ConversionAnswer, type ConversionJob } from './converter-messages'
import { isAdobeRgb } from './metadata/adobe-rgb'
import { exifMark } from './metadata/orientation'
import { canEncode, encode } from './encode'
import { isMoving } from './moving'
import { answerMessages } from './worker-port'

/** More than the largest cameras give, and little enough to hold in memory; a bomb is refused. */
const mostPixels = 120_000_000

/** Bytes a pixel of a PNG: photographs have one or two. */
const mostOfFlat = 0.5

sharp.cache(false)
// Images come one by one; the other half of the processors is for all else.
sharp.concurrency(Math.max(1, Math.floor(availableParallelism() / 2)))
answerMessages((message) => answer(conversionJob.parse(message)))

async function answer(job: ConversionJob): Promise<ConversionAnswer> {
  const { id, sizeBytes, copyPath } = job
  const made = await make(job).catch((error: unknown) => reasonOf(error))
  if (typeof made === 'string') return { outcome: 'none', id, reason: made }
  const { bytes, contentType, dimensions } = made
  if (bytes.length >= sizeBytes) return { outcome: 'none', id, reason: 'It would be no smaller.' }
  try {
    await writeFile(copyPath, bytes, { mode: 0o600, flag: 'wx', flush: true })
    return { outcome: 'made', id, contentType, dimensions }
  } catch (error) {
    return { outcome: 'unwritten', id, code: errorCode(error) }
  }
}

/** The copy, or why there is to be none. */
async function make({ path, sizeBytes, contentType, conversion, keepsMetadata }: ConversionJob) {
  const image = sharp(path, { limitInputPixels: mostPixels, sequentialRead: true, failOn: 'error' })
  const metadata = await image.metadata()
  // Asked first, since the attempt to decode it fills standard error with warnings.
  if (metadata.compression === 'hevc') return 'Nothing here decodes HEVC.'
  const pages = metadata.pages ?? 1
  if (pages > 1 || (await isMoving(path, sizeBytes, contentType))) return 'It is more than one picture.'
  const hasGreysOfItsOwn = metadata.space === 'grey16' && metadata.hasProfile
  if (hasGreysOfItsOwn || (await isAdobeRgbByWord(metadata))) return 'Nothing here knows its colours.'
  const isTurned = turnedTypes.includes(contentType)
  const { width, height } = isTurned ? metadata.autoOrient : metadata
  const copyType = copyTypeOf({ contentType, dimensions: { width, height } }, conversion)
  if (copyType === undefined) return 'It is small enough.'
  const scale = scaleOf({ width, height }, conversion)
  if (!canEncode(copyType, width * height * scale ** 2)) return 'It has too many pixels.'
  if (isTurned) image.autoOrient()
  const scaled = (side: number): number => Math.max(1, Math.round(side * scale))
  if (scale < 1) image.resize({ width: scaled(width), height: scaled(height), fit: 'fill' })
  const is16Bit = metadata.depth === 'ushort'
  if (keepsMetadata) keepMetadata(image, metadata, isTurned)
  // Else the pixels of 16 bits would be of a wider space that nothing tells of.
  else if (is16Bit && metadata.hasProfile) image.withIccProfile('srgb')
  const isFlat = contentType === 'image/png' && sizeBytes < width * height * mostOfFlat
  const { quality } = conversion
  const { data, info } = await encode(image, { type: copyType, quality, isFlat, is16Bit })
  return { bytes: data, contentType: copyType, dimensions: { width: info.width, height: info.height } }
}

/** Of Adobe RGB by what its EXIF data says, without the colour profile that tells what that is. */
async function isAdobeRgbByWord({ exif = Buffer.alloc(0), hasProfile }: Metadata): Promise<boolean> {
  const bytes = byteSourceOf(() => Promise.reject(new Error('That is all.')), exif.length, {
    head: exif,
    tail: Buffer.alloc(0),
  })
  const start = exif.indexOf(exifMark) === 0 ? exifMark.length : 0
  return !hasProfile && (await isAdobeRgb(bytes, start))
}

/** Browsers turn these as their metadata says; of other types they leave such a word alone. */
const turnedTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/tiff']

/** With the colour profile that the pixels are meant by. */
function keepMetadata(
  image: Sharp,
  { space, hasProfile, orientation = 1 }: Metadata,
  isTurned: boolean,
): void {
  const saysTurn = orientation !== 1 && !isTurned
  // No copy is for print, or of nothing but grey: such a profile would not be its.
  const needsOtherProfile = space === 'cmyk' || (space === 'b-w' && hasProfile)
  // Only this way the pixels get another profile, and a turn that nobody heeded is not heeded from now on.
  if (needsOtherProfile || saysTurn) image.withMetadata({ orientation: 1 })
  else image.keepMetadata()
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
