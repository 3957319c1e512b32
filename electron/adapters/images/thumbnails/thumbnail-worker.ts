/**
 * Entry of the process that makes thumbnails, a bundle of its own (`out/thumbnail-worker.js`). Images are only decoded
 * here and in the converter's process, so that neither a slow nor a malicious one affects the app.
 */
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { openImage } from '../workers/open-image'
import { thumbnailJob, type ThumbnailAnswer, type ThumbnailJob } from './thumbnail-messages'
import { answerMessages } from '../workers/worker-port'

const maxSeconds = 10

sharp.cache(false)
// Each image is little work; the caller decides how many are made at once.
sharp.concurrency(1)
answerMessages((message) => make(thumbnailJob.parse(message)))

async function make({ id, path, sizePixels }: ThumbnailJob): Promise<ThumbnailAnswer> {
  try {
    const image = openImage(path)
    const { compression, autoOrient } = await image.metadata()
    // Checked first, because trying to decode it floods standard error with warnings.
    if (compression === 'hevc') return { outcome: 'refused', id, reason: 'HEIC' }
    const bytes = await image
      .autoOrient()
      .resize({ ...boxFor(autoOrient, sizePixels), fit: 'cover', withoutEnlargement: true })
      .webp({ quality: 80, effort: 2 })
      .timeout({ seconds: maxSeconds })
      .toBuffer()
    return { outcome: 'made', id, bytes, thumbHash: await thumbHashOf(bytes) }
  } catch (error) {
    return { outcome: 'refused', id, reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Images with a larger ratio of sides than this lose their ends: a long strip would only be a line in a list. */
const longest = 2

/** The box for an image; its longer side is `sizePixels`. */
function boxFor(
  { width, height }: { readonly width: number; readonly height: number },
  sizePixels: number,
): { readonly width: number; readonly height: number } {
  const relation = Math.min(longest, Math.max(1 / longest, width / height))
  return relation >= 1
    ? { width: sizePixels, height: Math.round(sizePixels / relation) }
    : { width: Math.round(sizePixels * relation), height: sizePixels }
}

/** More would make no difference: a hash has about thirty numbers. */
const hashedPixels = 32

async function thumbHashOf(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes)
    .resize(hashedPixels, hashedPixels, { fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
