import { failure, type Failure } from '../../../../shared/failures/failure'
import { problem, success, type Result } from '../../../../shared/result'
import { parseKeyTemplate, renderKey, templateIsRandom } from '../../../naming/key-template'
import type { JournalRecord, UploadPlan } from '../../../ports'
import type { AttemptNeeds, OpenDestination } from '../attempt-needs'
import { isSameBucket, type BucketLocation } from '../bucket-location'
import { keyUseOf } from './key-registry'

/** This many taken names in a row mean that something else is wrong. */
const maxSuffixes = 10_000

/**
 * Renders the key once; from then on the upload keeps it, whatever the clock or the template say later. The
 * bucket it is sent to, and whether it may replace an object, are journalled with it.
 */
export function chooseKey(
  needs: AttemptNeeds,
  named: JournalRecord,
  { fields }: OpenDestination,
): Result<JournalRecord, Failure> {
  const plan = planOfSending(needs, named.plan, fields)
  const record = { ...named, plan }
  const { upload } = named
  if (plan.suffix > 0) return success(plan === named.plan ? named : rewritten(needs, record))
  const template = parseKeyTemplate(fields.keyTemplate)
  if (!template.ok) return problem(failure('settings-incomplete', { reason: 'keyTemplate' }))
  const wantedKey = renderKey(template.value, {
    name: upload.name,
    extension: plan.extension,
    folder: plan.folder,
    acceptedAt: upload.acceptedAt,
    sha256: plan.sha256,
    uuid: upload.id,
    random: () => needs.ids.random(),
    counter: plan.counter,
  })
  const chosen = chooseSuffix(needs, record, wantedKey)
  if (chosen.ok && templateIsRandom(template.value)) needs.journal.update([chosen.value])
  return chosen
}

/** Returns the same plan if nothing changes. */
function planOfSending(
  { onTakenKey }: Pick<AttemptNeeds, 'onTakenKey'>,
  plan: UploadPlan,
  { endpoint, bucket }: BucketLocation,
): UploadPlan {
  const { sentTo, mayReplace } = plan
  const replaces = onTakenKey() === 'replace'
  const isThere = sentTo !== undefined && isSameBucket(sentTo, { endpoint, bucket })
  if (isThere && (mayReplace === true || !replaces)) return plan
  return { ...plan, sentTo: { endpoint, bucket }, ...(replaces && { mayReplace: replaces }) }
}

/** The upload keeps its key, perhaps in another bucket. */
function rewritten({ list, journal, keys }: AttemptNeeds, record: JournalRecord): JournalRecord {
  keys.note(keyUseOf(record), record.plan.wantedKey, record.plan.suffix)
  const changed = list.replacePlan(record.upload.id, record.plan)
  if (changed !== undefined) journal.note([changed])
  return changed ?? record
}

/**
 * Gives the upload the next suffix of its wanted key and notes it before any byte is sent. If a power cut
 * loses the note, the template and the order of uploads lead to the same suffix again.
 */
export function chooseSuffix(
  needs: AttemptNeeds,
  record: JournalRecord,
  wantedKey: string,
): Result<JournalRecord, Failure> {
  const among = needs.onTakenKey() === 'replace' ? 'batch' : 'bucket'
  const suffix = needs.keys.next(keyUseOf(record), among, wantedKey)
  if (suffix > maxSuffixes) return problem(failure('key-exists', { key: wantedKey }))
  const changed = needs.list.replacePlan(record.upload.id, { ...record.plan, wantedKey, suffix })
  if (changed === undefined) return problem(failure('unexpected', {}, 'the upload is gone'))
  needs.journal.note([changed])
  return success(changed)
}
