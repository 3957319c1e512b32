import type { FileHandle } from 'node:fs/promises'
import { fileFailure } from '../../../core/doctor/file-failure'
import type { MetadataRemover } from '../../../core/ports/images'
import type { SourceFile } from '../../../core/ports/files'
import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import { errorCode } from '../../../core/error-code'
import { hasChanged } from '../../files/files'
import { openKnownFile } from '../../files/open-known-file'
import type { CopyKeeper } from '../../files/spool'
import { byteSourceOf, type ByteSource } from '../byte-source'
import { bmpPieces } from './bmp'
import { copied } from './copied'
import { gifPieces } from './gif'
import { iconPieces } from './icon'
import { isoPieces } from './iso'
import { jpegPieces } from './jpeg'
import { isWhole, NotUnderstood, type Rule } from './pieces'
import { pngPieces } from './png'
import { svgPieces } from './svg'
import { webpPieces } from './webp'

/** Not TIFF, which has metadata among its pixels in too many ways to be sure of. */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['image/jpeg', jpegPieces],
  ['image/png', pngPieces],
  ['image/apng', pngPieces],
  ['image/gif', gifPieces],
  ['image/webp', webpPieces],
  ['image/avif', isoPieces],
  ['image/heic', isoPieces],
  ['image/heif', isoPieces],
  ['image/svg+xml', svgPieces],
  ['image/bmp', bmpPieces],
  ['image/x-icon', iconPieces],
  ['image/vnd.microsoft.icon', iconPieces],
])

const noEnds = { head: new Uint8Array(), tail: new Uint8Array() }

/** Uses only the file's structure: nothing is decoded, and memory holds one piece at a time. */
export function createMetadataRemover(copies: CopyKeeper): MetadataRemover {
  return {
    async copyWithout({ source, contentType, name }, signal) {
      const rule = rules.get(contentType)
      if (rule === undefined)
        return problem(failure('metadata-stuck', { name, reason: 'format' }, contentType))
      let handle: FileHandle | undefined
      try {
        handle = await openKnownFile(source.path)
        const answer = await copyBy(rule, { handle, name, sizeBytes: source.sizeBytes }, copies, signal)
        if (!(await hasChanged(handle, source))) return answer
        if (answer.ok && answer.value !== undefined) await copies.release(answer.value.path)
        return problem(failure('file-changed', { name }))
      } catch (error) {
        return problem(fileFailure(errorCode(error), name))
      } finally {
        await handle?.close()
      }
    },
  }
}

interface OpenOriginal {
  readonly handle: FileHandle
  /** As the person knows it. */
  readonly name: string
  readonly sizeBytes: number
}

/** Writes the copy that a rule makes of an image; undefined if the rule keeps all of it. */
async function copyBy(
  rule: Rule,
  { handle, name, sizeBytes }: OpenOriginal,
  copies: CopyKeeper,
  signal: AbortSignal,
): Promise<Result<SourceFile | undefined, Failure>> {
  const bytes = until(
    signal,
    byteSourceOf(async () => handle, sizeBytes, noEnds),
  )
  try {
    if (await isWhole(rule(bytes), sizeBytes)) return success(undefined)
  } catch (error) {
    if (!isOfStructure(error)) throw error
    const reason = rule === svgPieces ? { reason: 'svg' } : {}
    return problem(failure('metadata-stuck', { name, ...reason }, String(error)))
  }
  return copies.keepCopy(name, copied(handle, rule(bytes), signal))
}

/** Makes every read throw once the signal has aborted. */
function until(signal: AbortSignal, bytes: ByteSource): ByteSource {
  return {
    size: bytes.size,
    read: (at, length) => {
      signal.throwIfAborted()
      return bytes.read(at, length)
    },
  }
}

/** A number in the file that leads beyond its end, or makes no sense, is not an error of the disk. */
function isOfStructure(error: unknown): boolean {
  return error instanceof NotUnderstood || error instanceof RangeError
}
