import type { Conversion } from '../../../shared/uploads/conversion'
import type { Dimensions } from '../../../shared/dimensions'
import { failure, type Failure } from '../../../shared/failures/failure'
import type { HistoryEntry } from '../../../shared/history/history'
import { problem, success, type Result } from '../../../shared/result'
import type { ImageConverter, ImageSniffer, MetadataRemover } from '../../ports/images'
import type { Files, SourceFile } from '../../ports/files'
import type { Spool } from '../../ports/spool'
import { extensionMatches } from '../../naming/extension-matches'
import { copyTypeOf, extensionOf } from '../../uploads/attempt/prepare/conversion-rules'
import { headBytes } from '../../uploads/intake/intake-walk'
import { judgeImage } from '../../uploads/intake/judge-image'
import { makeCopy } from '../../uploads/attempt/prepare/make-copy'

/** The limit of a single request ("PutObject" in the Amazon S3 API Reference). */
const maxPutBytes = 5 * 1024 ** 3

/** An image that may replace another one. */
export interface JudgedVersion {
  readonly source: SourceFile
  /** The file to show, if a copy of it is sent. */
  readonly original?: SourceFile
  readonly contentType: string
  readonly dimensions?: Dimensions
  /** Lower-case hexadecimal. */
  readonly sha256: string
}

export interface VersionNeeds {
  readonly files: Pick<Files, 'nameOf' | 'inspect' | 'sha256'>
  readonly sniffer: ImageSniffer
  readonly metadata: MetadataRemover
  readonly converter: ImageConverter
  readonly removesMetadata: () => boolean
  readonly conversion: () => Conversion
  readonly spool: Pick<Spool, 'release'>
}

type Replaced = Pick<HistoryEntry, 'name' | 'key'>

/** Checks that a file is a complete image of the type that the entry's key says, or will be once converted. */
export async function judgeVersion(
  { files, sniffer, conversion }: Pick<VersionNeeds, 'files' | 'sniffer' | 'conversion'>,
  replaced: Replaced,
  path: string,
  signal: AbortSignal,
): Promise<Result<JudgedVersion, Failure>> {
  const newName = files.nameOf(path)
  const inspected = await files.inspect(path, headBytes)
  if (!inspected.ok) return inspected
  if (inspected.value.kind !== 'file') return problem(failure('not-an-image', { name: newName }))
  const { file: source, ends } = inspected.value
  const type = await judgeImage(sniffer, newName, source.sizeBytes, ends.head)
  if (!type.ok) return type
  const { contentType, extension } = type.value
  const copyType = copyTypeOf({ contentType }, conversionFor(replaced, contentType, conversion()))
  if (!extensionMatches(copyType ?? contentType, replaced.key)) return otherType(newName, extension, replaced)
  if (source.sizeBytes > maxPutBytes) {
    return problem(failure('too-large', { reason: 'replace', name: newName }))
  }
  const { isTruncated, dimensions } = await sniffer.examine(source, contentType, ends)
  if (isTruncated) {
    return problem(failure('not-an-image', { name: newName, reason: 'truncated' }))
  }
  const sha256 = await files.sha256(source, signal)
  if (!sha256.ok) return sha256
  return success({ source, contentType, sha256: sha256.value, ...(dimensions && { dimensions }) })
}

/** The key is fixed, so the image can only be converted to the type that the key says. */
function conversionFor({ key }: Replaced, contentType: string, chosen: Conversion): Conversion {
  const copyType = copyTypeOf({ contentType }, chosen)
  return copyType !== undefined && extensionMatches(copyType, key) ? chosen : { ...chosen, to: 'same' }
}

function otherType(
  name: string,
  extension: string,
  { key, name: replaced }: Replaced,
): Result<never, Failure> {
  const facts = { reason: 'otherType', name, actual: extension.toUpperCase(), key, replaced }
  return problem(failure('not-an-image', facts))
}

/**
 * Makes the copy to send: smaller, of the type that the key says, or without metadata, if the person wants that.
 * Without a copy the image itself is sent, if the key says its type.
 */
export async function prepareVersion(
  needs: Omit<VersionNeeds, 'sniffer'>,
  version: JudgedVersion,
  replaced: Replaced,
  signal: AbortSignal,
): Promise<Result<JudgedVersion, Failure>> {
  const { files, removesMetadata, spool } = needs
  const { source: original, contentType } = version
  const name = files.nameOf(original.path)
  const conversion = conversionFor(replaced, contentType, needs.conversion())
  const image = { ...version, name, removesMetadata: removesMetadata(), conversion }
  const copied = await makeCopy(needs, image, signal)
  if (!copied.ok) return copied
  const convertedType = copied.value?.converted?.contentType ?? contentType
  const fitting = extensionMatches(convertedType, replaced.key)
    ? success(version)
    : otherType(name, extensionOf(contentType) ?? '', replaced)
  if (copied.value === undefined) return fitting
  const { file: source, converted } = copied.value
  const sha256 = fitting.ok ? await files.sha256(source, signal) : fitting
  if (sha256.ok) return success({ ...version, ...converted, source, original, sha256: sha256.value })
  await spool.release(source.path)
  return sha256
}
