/**
 * Entry of the process that converts images, a bundle of its own (`out/converter-worker.js`), so that an image that is
 * malicious or too large brings down nothing else.
 */
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { copyTypeOf, scaleOf } from '../../../core/uploads/attempt/prepare/conversion-rules'
import { errorCode } from '../../../core/error-code'
import { byteSourceOf } from '../byte-source'
import { conversionJob, type ConversionAnswer, type ConversionJob } from './converter-messages'
import { isAdobeRgb } from '../metadata/adobe-rgb'
import { exifMark } from '../metadata/orientation'
import { canEncode, encode } from './encode'
import { isAnimated } from './is-animated'
import { openImage } from '../workers/open-image'
import { answerMessages } from '../workers/worker-port'

/** Bytes per pixel of a PNG; photographs have one or two. */
const maxOfFlat = 0.5

sharp.cache(false)
// One image at a time; the other half of the processors is left for everything else.
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

/** Makes the copy, or returns why there is none. */
async function make({ path, sizeBytes, contentType, conversion, keepsMetadata }: ConversionJob) {
  const image = openImage(path)
  const metadata = await image.metadata()
  // Checked first, because trying to decode it floods standard error with warnings.
  if (metadata.compression === 'hevc') return 'Nothing here decodes HEVC.'
  const pages = metadata.pages ?? 1
  if (pages > 1 || (await isAnimated(path, sizeBytes, contentType))) return 'It is more than one picture.'
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
  // Otherwise the 16-bit pixels would be in a wider colour space that nothing mentions.
  else if (is16Bit && metadata.hasProfile) image.withIccProfile('srgb')
  const isFlat = contentType === 'image/png' && sizeBytes < width * height * maxOfFlat
  const { quality } = conversion
  const { data, info } = await encode(image, { type: copyType, quality, isFlat, is16Bit })
  return { bytes: data, contentType: copyType, dimensions: { width: info.width, height: info.height } }
}

/** Whether only the EXIF data says Adobe RGB, without a colour profile that describes it. */
async function isAdobeRgbByWord({ exif = Buffer.alloc(0), hasProfile }: Metadata): Promise<boolean> {
  const bytes = byteSourceOf(() => Promise.reject(new Error('That is all.')), exif.length, {
    head: exif,
    tail: Buffer.alloc(0),
  })
  const start = exif.indexOf(exifMark) === 0 ? exifMark.length : 0
  return !hasProfile && (await isAdobeRgb(bytes, start))
}

/** Browsers rotate these types as their metadata says; in other types they ignore the orientation. */
const turnedTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/tiff']

/** Keeps the metadata, with the colour profile in which the pixels are. */
function keepMetadata(
  image: Sharp,
  { space, hasProfile, orientation = 1 }: Metadata,
  isTurned: boolean,
): void {
  const mustResetOrientation = orientation !== 1 && !isTurned
  // No copy is in CMYK or pure greyscale, so such a profile would not describe it.
  const needsOtherProfile = space === 'cmyk' || (space === 'b-w' && hasProfile)
  // Only this replaces the profile; and an orientation that browsers ignored must not take effect in the copy.
  if (needsOtherProfile || mustResetOrientation) image.withMetadata({ orientation: 1 })
  else image.keepMetadata()
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
