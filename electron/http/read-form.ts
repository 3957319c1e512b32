import { createHash, type Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import type { Spool } from '../core/ports/spool'
import { maxBytesWithoutFile } from '../core/uploads/intake/accepted-images'
import type { KeptImage } from '../core/uploads/intake/intake'
import { failure } from '../shared/failures/failure'
import { problem, success, type Result } from '../shared/result'

export const maxImages = 100

/** Truncated if it was too large. */
type FormFile = Readable & { readonly truncated?: boolean }

interface FormLimits {
  /** For each image. */
  readonly maxBytes: number
  /** How long the parser may make no progress while there is something to read. */
  readonly idleMilliseconds: number
}

/** The time without progress is longer than a sleeping disk needs. */
const usualLimits: FormLimits = { maxBytes: maxBytesWithoutFile, idleMilliseconds: 30_000 }

/** An image as it was received; its hash, lower-case hexadecimal, shows whether the same one comes again. */
export interface SentImage extends KeptImage {
  readonly sha256: string
}

export type FormProblem = 'malformed' | 'too-many' | 'no-images'

/**
 * Reads a form's images straight into the spool, whatever their fields are called; other fields are ignored. Returns
 * all of them in order, though some may not have been kept; or none and why.
 *
 * @param contentType contains the boundary between the form's parts
 */
export async function readForm(
  body: Readable,
  contentType: string,
  spool: Pick<Spool, 'keep' | 'release'>,
  { maxBytes, idleMilliseconds }: FormLimits = usualLimits,
): Promise<Result<readonly SentImage[], FormProblem>> {
  const keeping: Promise<SentImage>[] = []
  const open = new Set<FormFile>()
  let formProblem: FormProblem | undefined
  try {
    const limits = { files: maxImages, fileSize: maxBytes, fields: 0 }
    const form = busboy({ headers: { 'content-type': contentType }, limits, defParamCharset: 'utf8' })
    form.on('file', (_field, file, { filename }) => {
      open.add(file)
      file.on('error', () => undefined)
      keeping.push(keepImage(file, nameOf(filename), spool))
    })
    formProblem = await untilRead(body, form, idleMilliseconds)
  } catch {
    formProblem = 'malformed'
  }
  if (formProblem !== undefined) {
    // Not a form, too long, or the sender has gone: ends what is still being kept, too.
    for (const file of open) file.destroy(new Error('The form breaks off'))
    // The sender only reads the answer once everything is read.
    body.unpipe().resume()
  }
  const images = await Promise.all(keeping)
  if (formProblem === undefined && images.length > 0) return success(images)
  await releaseAll(images, spool)
  return problem(formProblem ?? 'no-images')
}

/** Deletes images that nobody uploads. */
export async function releaseAll(images: readonly KeptImage[], spool: Pick<Spool, 'release'>): Promise<void> {
  for (const { kept } of images) if (kept.ok) await spool.release(kept.value.path)
}

/** The parser also takes a part without a name for an image, if its type says that it is bytes. */
function nameOf(given: string | undefined): string {
  return given === undefined || given === '' ? 'image' : given.normalize('NFC')
}

async function untilRead(
  body: Readable,
  form: busboy.Busboy,
  idleMilliseconds: number,
): Promise<FormProblem | undefined> {
  let hasMoved = true
  let watch: NodeJS.Timeout | undefined
  const reading = new Promise<FormProblem | undefined>((resolve, reject) => {
    // From here on, the parser may make no more progress.
    form.once('filesLimit', () => resolve('too-many'))
    form.once('close', () => resolve(undefined))
    // There may be more than one error.
    form.on('error', reject)
    body.once('error', reject)
    body.once('close', () => {
      if (!body.readableEnded) reject(new Error('The sender has gone'))
    })
    watch = setInterval(() => {
      // For a slow sender, the door has a limit of its own.
      const isItsTurn = form.writableNeedDrain || body.readableEnded
      if (isItsTurn && !hasMoved) reject(new Error('The parser stands still'))
      hasMoved = false
    }, idleMilliseconds)
    body.on('data', () => (hasMoved = true)).pipe(form)
  })
  return reading.finally(() => clearInterval(watch))
}

async function keepImage(
  file: FormFile,
  name: string,
  spool: Pick<Spool, 'keep' | 'release'>,
): Promise<SentImage> {
  const hash = createHash('sha256')
  const kept = await spool.keep(name, hashing(file, hash))
  file.resume()
  const sha256 = hash.digest('hex')
  if (!file.truncated || !kept.ok) return { name, kept, sha256 }
  await spool.release(kept.value.path)
  return { name, kept: problem(failure('too-large', { name, reason: 'editor' })), sha256 }
}

/** Hashes bytes on their way to the disk. */
async function* hashing(file: Readable, hash: Hash): AsyncGenerator<Uint8Array> {
  // Not destroyed if the disk accepts no more, because the form only continues after the end of this part.
  for await (const piece of file.iterator({ destroyOnReturn: false })) {
    if (!(piece instanceof Uint8Array)) continue
    hash.update(piece)
    yield piece
  }
}
