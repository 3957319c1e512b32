import type { DestinationFields } from '../../../../shared/destinations/destination'
import { failure, type Failure } from '../../../../shared/failures/failure'
import { problem, type Result } from '../../../../shared/result'
import { parseKeyTemplate, renderKey, templateIsRandom } from '../../../naming/key-template'
import { withSuffix } from '../../../naming/with-suffix'
import type { JournalRecord, UploadPlan } from '../../../ports/journal'
import type { AttemptNeeds } from '../attempt-needs'
import type { OpenDestination } from '../../../open-destination'
import { isSameBucket } from '../../../bucket-location'
import { keepPlan } from '../keep-plan'
import { keyUseOf } from './key-registry'
import { withoutKey } from './without-key'

/** This many taken names in a row mean that something else is wrong. */
const maxSuffixes = 10_000

/**
 * Renders the key once; from then on the upload keeps it, whatever the clock or the template say later. The
 * bucket it is sent to is journalled with it.
 */
export function chooseKey(
  needs: AttemptNeeds,
  named: JournalRecord,
  { fields }: OpenDestination,
): Result<JournalRecord, Failure> {
  const plan = planOfSending(named.plan, fields)
  const record = { ...named, plan }
  const { upload } = named
  if (plan.suffix > 0) return keepKey(needs, record)
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
  return chooseSuffix(needs, record, wantedKey, templateIsRandom(template.value) ? 'update' : 'note')
}

/** Returns the same plan if nothing changes. */
function planOfSending(plan: UploadPlan, { endpoint, bucket, region }: DestinationFields): UploadPlan {
  const { mayReplace: _inFormer, ...rest } = plan
  const place = { endpoint, bucket, region }
  if (plan.sentTo === undefined || !isSameBucket(plan.sentTo, place)) return { ...rest, sentTo: place }
  return plan.sentTo.region === region ? plan : { ...plan, sentTo: place }
}

/** The upload keeps its key, perhaps in another bucket. The disk may have had no room for its note before. */
function keepKey(needs: AttemptNeeds, record: JournalRecord): Result<JournalRecord, Failure> {
  const { plan } = record
  needs.keys.note(keyUseOf(record), plan.wantedKey, plan.suffix)
  return keepPlan(needs, record.upload.id, plan, 'note')
}

/**
 * Gives the upload the next suffix of its wanted key and notes it before any byte is sent. If a power cut
 * loses the note, the template and the order of uploads lead to the same suffix again; the key of a random template
 * must not be lost.
 */
export function chooseSuffix(
  needs: AttemptNeeds,
  record: JournalRecord,
  wantedKey: string,
  safety: 'update' | 'note' = 'note',
): Result<JournalRecord, Failure> {
  const among = needs.onTakenKey() === 'suffix' ? 'bucket' : 'batch'
  const next = (): number => needs.keys.next(keyUseOf(record), among, wantedKey)
  let suffix = next()
  while (among === 'bucket' && isKnownAsTaken(needs, record, wantedKey, suffix)) suffix = next()
  if (suffix > maxSuffixes) return problem(failure('key-exists', { key: wantedKey }))
  return keepPlan(needs, record.upload.id, { ...withoutKey(record.plan), wantedKey, suffix }, safety)
}

/**
 * Whether an earlier upload has this key, so that the server need not be asked about hundreds of them after each start. The
 * name itself is always tried: its object may have been deleted elsewhere.
 */
function isKnownAsTaken(
  { history }: AttemptNeeds,
  { plan: { sentTo } }: JournalRecord,
  wantedKey: string,
  suffix: number,
): boolean {
  return suffix > 1 && sentTo !== undefined && history.hasKey(sentTo, withSuffix(wantedKey, suffix))
}

/** Notes that the upload takes the place of what is under its key: from then on, a cancel leaves it there. */
export function chooseToReplace(needs: AttemptNeeds, record: JournalRecord): Result<JournalRecord, Failure> {
  const { id } = record.upload
  const { plan } = needs.list.get(id) ?? record
  return keepPlan(needs, id, { ...plan, mayReplace: true }, 'note')
}
