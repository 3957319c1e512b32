import type { DestinationFields } from '../../../../shared/destinations/destination'
import type { Failure } from '../../../../shared/failures/failure'
import { success, type Result } from '../../../../shared/result'
import { parseKeyTemplate, templateNeedsHash } from '../../../naming/key-template'
import type { JournalRecord } from '../../../ports/journal'
import type { ReadFile, SourceFile } from '../../../ports/files'
import type { AttemptNeeds } from '../attempt-needs'
import { maxPartsOf, planMultipart } from '../parts/multipart-plan'

/** An upload whose hash is known as far as it is needed. */
export interface HashedUpload {
  readonly record: JournalRecord
  /** The image's bytes, if it had to be read and is small: it is then sent from memory. */
  readonly image?: ReadFile
}

/**
 * Computes the file's SHA-256 once, if it is needed: to verify what the server receives, to name the object,
 * or to recognise bytes that are stored already. A large file is hashed before it is sent only if the template
 * uses the hash or another upload of the same size may have the same bytes.
 */
export async function ensureHash(
  needs: Pick<AttemptNeeds, 'files' | 'list' | 'duplicates' | 'maxKeptBytes'>,
  record: JournalRecord,
  { fields }: { readonly fields: Pick<DestinationFields, 'keyTemplate' | 'endpoint'> },
  signal: AbortSignal,
): Promise<Result<HashedUpload, Failure>> {
  const { upload, source, plan } = record
  if (plan.sha256 !== '') return success({ record })
  const withHash = (sha256: string) => needs.list.replacePlan(upload.id, { ...plan, sha256 }) ?? record
  if (source.sizeBytes <= needs.maxKeptBytes()) {
    const read = await needs.files.read(source)
    return read.ok ? success({ record: withHash(read.value.sha256), image: read.value }) : read
  }
  const template = parseKeyTemplate(fields.keyTemplate)
  const isLarge = planMultipart(source.sizeBytes, maxPartsOf(fields.endpoint)) !== undefined
  const isNeeded =
    !isLarge ||
    (template.ok && templateNeedsHash(template.value)) ||
    needs.duplicates.mayBeDuplicate(upload, needs.list.briefs)
  if (!isNeeded) return success({ record })
  const hash = (file: SourceFile) => needs.files.sha256(file, signal)
  if (isLarge) await needs.duplicates.hashEarlier(upload, hash)
  const hashed = await hash(source)
  return hashed.ok ? success({ record: withHash(hashed.value) }) : hashed
}
