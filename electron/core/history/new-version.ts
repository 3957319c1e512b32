import type { Conversion } from '../../shared/conversion'
import type { Dimensions } from '../../shared/dimensions'
import { failure, type Failure } from '../../shared/failure'
import type { HistoryEntry } from '../../shared/history'
import { problem, success, type Result } from '../../shared/result'
import type { Files, ImageConverter, ImageSniffer, MetadataRemover, SourceFile, Spool } from '../ports'
import { fitsKey } from '../naming/fits-key'
import { headBytes } from '../uploads/intake-walk'
import { judgeImage } from '../uploads/judge-image'
import { makeCopy } from '../uploads/prepared-copy'

/** The most that one request takes ("PutObject" in the Amazon S3 API Reference). */
const mostPutBytes = 5 * 1024 ** 3

/** An image that may take another's place. */
export interface JudgedVersion {
  readonly source: SourceFile
  /** What is shown of it here, where a copy of it is sent. */
  readonly original?: SourceFile
  readonly contentType: string
  readonly dimensions?: Dimensions
  /** Lower-case hexadecimal. */
  readonly sha256: string
}

export interface VersionNeeds {
  readonly files: Pick<Files, 'nameOf' | 'look' | 'sha256'>
  readonly sniffer: ImageSniffer
  readonly metadata: MetadataRemover
  readonly converter: ImageConverter
  readonly removesMetadata: () => boolean
  readonly conversion: () => Conversion
  readonly spool: Pick<Spool, 'release'>
}

/** Looks whether a file is an image that may take an entry's place: whole, and of the type its key says. */
export async function judgeVersion(
  { files, sniffer }: Pick<VersionNeeds, 'files' | 'sniffer'>,
  { name, key }: Pick<HistoryEntry, 'name' | 'key'>,
  path: string,
  signal: AbortSignal,
): Promise<Result<JudgedVersion, Failure>> {
  const newName = files.nameOf(path)
  const look = await files.look(path, headBytes)
  if (!look.ok) return look
  if (look.value.kind !== 'file') return problem(failure('not-an-image', { name: newName }))
  const { file: source, ends } = look.value
  const type = await judgeImage(sniffer, newName, source.sizeBytes, ends.head)
  if (!type.ok) return type
  const { contentType, extension } = type.value
  if (!fitsKey(contentType, key)) {
    const facts = { reason: 'otherType', name: newName, actual: extension.toUpperCase(), key, replaced: name }
    return problem(failure('not-an-image', facts))
  }
  if (source.sizeBytes > mostPutBytes) {
    return problem(failure('too-large', { reason: 'replace', name: newName }))
  }
  const { isCutShort, dimensions } = await sniffer.examine(source, contentType, ends)
  if (isCutShort) {
    return problem(failure('not-an-image', { name: newName, reason: 'cutShort' }))
  }
  const sha256 = await files.sha256(source, signal)
  if (!sha256.ok) return sha256
  return success({ source, contentType, sha256: sha256.value, ...(dimensions && { dimensions }) })
}

/**
 * A copy of it, smaller or without metadata, where the person wants that and there is one; else it itself. Its
 * type is never another: its key is given.
 */
export async function prepareVersion(
  needs: Omit<VersionNeeds, 'sniffer'>,
  version: JudgedVersion,
  signal: AbortSignal,
): Promise<Result<JudgedVersion, Failure>> {
  const { files, removesMetadata, spool } = needs
  const { source: original } = version
  const conversion: Conversion = { ...needs.conversion(), to: 'same' }
  const how = { name: files.nameOf(original.path), removesMetadata: removesMetadata(), conversion }
  const copied = await makeCopy(needs, { ...version, ...how }, signal)
  if (!copied.ok) return copied
  if (copied.value === undefined) return success(version)
  const { file: source, drawn } = copied.value
  const sha256 = await files.sha256(source, signal)
  if (sha256.ok) return success({ ...version, ...drawn, source, original, sha256: sha256.value })
  await spool.release(source.path)
  return sha256
}
