import { failure, type Failure } from '../../../../shared/failures/failure'
import { problem, success, type Result } from '../../../../shared/result'
import type { JournalRecord } from '../../../ports/journal'
import { headBytes } from '../../intake/intake-walk'
import { judge } from '../../intake/judge-candidate'
import type { AttemptNeeds } from '../attempt-needs'
import { copyTypeOf } from './conversion-rules'

/**
 * Judges a file that could not be read when it was dropped, because the person has made it readable and tries again.
 *
 * @returns the same record for an image that was accepted
 */
export async function recheckFile(
  { files, sniffer, list }: Pick<AttemptNeeds, 'files' | 'sniffer' | 'list'>,
  record: JournalRecord,
): Promise<Result<JournalRecord, Failure>> {
  const { upload, source, plan } = record
  if (upload.contentType !== '') return success(record)
  const { name } = upload
  if (source.path === '') return problem(failure('file-unreadable', { name, reason: 'gone' }))
  const inspected = await files.inspect(source.path, headBytes)
  if (!inspected.ok) return inspected
  if (inspected.value.kind === 'folder')
    return problem(failure('file-unreadable', { name, reason: 'folder' }))
  if (inspected.value.kind !== 'file') return problem(failure('not-an-image', { name, reason: 'special' }))
  const { file, ends } = inspected.value
  const { status, type, dimensions } = await judge(sniffer, {
    name,
    inspected: { kind: 'file', source: file, ends },
  })
  if (status.state === 'failed') return problem(status.failure)
  const { conversion: wanted, ...rest } = plan
  const found = { contentType: type.contentType, ...(dimensions && { dimensions }) }
  const conversion = wanted && copyTypeOf(found, wanted) !== undefined ? { conversion: wanted } : {}
  const changed = list.replaceFile(upload.id, file, found, {
    ...rest,
    ...conversion,
    extension: type.extension,
  })
  return changed === undefined ? problem(failure('unexpected', {}, 'the upload is gone')) : success(changed)
}
