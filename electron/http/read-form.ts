import { createHash, type Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import type { Spool } from '../core/ports'
import { mostBytesWithoutFile } from '../core/uploads/intake/accepted-images'
import type { KeptImage } from '../core/uploads/intake/intake'
import { failure } from '../shared/failure'
import { problem, success, type Result } from '../shared/result'

export const mostImages = 100

interface FormLimits {
  /** Of each image. */
  readonly mostBytes: number
  /** Milliseconds for which nothing may be taken of what is there. */
  readonly patience: number
}

/** The patience is more than a disk needs that was asleep. */
const usualLimits: FormLimits = { mostBytes: mostBytesWithoutFile, patience: 30_000 }

/** An image as it came; its hash, lower-case hexadecimal, tells whether the same comes again. */
export interface SentImage extends KeptImage {
  readonly sha256: string
}

export type FormProblem = 'malformed' | 'too-many' | 'no-images'

/**
 * Reads a form's images straight to the spool, whatever their fields are called; other fields are passed
 * over. All of them in their order, of which some may not have been kept; or none and why.
 *
 * @param contentType names the boundary between the form's parts
 */
export async function readForm(
  body: Readable,
  contentType: string,
  spool: Pick<Spool, 'keep' | 'release'>,
  { mostBytes, patience }: FormLimits = usualLimits,
): Promise<Result<readonly SentImage[], FormProblem>> {
  const keeping: Promise<SentImage>[] = []
  const open = new Set<BusboyFileStream>()
  let trouble: FormProblem | undefined
  try {
    const limits = { files: mostImages, fileSize: mostBytes, fields: 100, fieldSize: 64 * 1024 }
    const form = new Busboy({ headers: { 'content-type': contentType }, limits })
    form.on('file', (_field, file, name) => {
      open.add(file)
      file.on('error', () => undefined)
      keeping.push(keepImage(file, nameOf(name), spool))
    })
    trouble = await untilRead(body, form, patience)
  } catch {
    trouble = 'malformed'
  }
  if (trouble !== undefined) {
    // No form, too long a one, or its sender has gone: what is being kept ends here, too.
    for (const file of open) file.destroy(new Error('The form breaks off'))
    // Its sender hears the answer only once all is read.
    body.unpipe().resume()
  }
  const images = await Promise.all(keeping)
  if (trouble === undefined && images.length > 0) return success(images)
  await letGo(images, spool)
  return problem(trouble ?? 'no-images')
}

/** What nobody uploads is not kept any longer. */
export async function letGo(images: readonly KeptImage[], spool: Pick<Spool, 'release'>): Promise<void> {
  for (const { kept } of images) if (kept.ok) await spool.release(kept.value.path)
}

/** The parser takes a part without a name for an image, too, if its type says that it is bytes. */
function nameOf(given: string | undefined): string {
  return given === undefined || given === '' ? 'image' : given.normalize('NFC')
}

async function untilRead(
  body: Readable,
  form: BusboyInstance,
  patience: number,
): Promise<FormProblem | undefined> {
  let hasMoved = true
  let watch: NodeJS.Timeout | undefined
  const reading = new Promise<FormProblem | undefined>((resolve, reject) => {
    // The parser may stand still for ever from here on.
    form.once('filesLimit', () => resolve('too-many'))
    form.once('finish', () => resolve(undefined))
    // There may be more than one.
    form.on('error', reject)
    body.once('error', reject)
    body.once('close', () => {
      if (!body.readableEnded) reject(new Error('The sender has gone'))
    })
    watch = setInterval(() => {
      // For its sender the door has a patience of its own.
      const isItsTurn = form.writableNeedDrain || body.readableEnded
      if (isItsTurn && !hasMoved) reject(new Error('The parser stands still'))
      hasMoved = false
    }, patience)
    body.on('data', () => (hasMoved = true)).pipe(form)
  })
  return reading.finally(() => clearInterval(watch))
}

async function keepImage(
  file: BusboyFileStream,
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
  // Left whole where the disk takes no more: the form goes on with the next part only after this one's end.
  for await (const piece of file.iterator({ destroyOnReturn: false })) {
    if (!(piece instanceof Uint8Array)) continue
    hash.update(piece)
    yield piece
  }
}
