import { failure, type Failure } from '../../../../shared/failures/failure'
import { problem, type Result } from '../../../../shared/result'
import { bucketOf } from '../../../bucket-location'
import type { OpenDestination } from '../../../open-destination'
import type { JournalRecord } from '../../../ports/journal'
import type { ReadFile } from '../../../ports/files'
import type { PutAnswer, PutRequest } from '../../../ports/object-store'
import type { AttemptNeeds } from '../attempt-needs'
import { keepParts } from '../parts/keep-parts'
import { maxPartsOf, planMultipart } from '../parts/multipart-plan'
import { sendInParts, type PartsNeeds } from '../parts/send-in-parts'
import { ProgressReporter } from './progress-reporter'

/** If an upload took longer than this, sending it a second time would slow the person's own uploads. */
const maxProbedMilliseconds = 5_000

/** A try to send an upload under one key, which may be taken. */
export interface KeyTry {
  readonly record: JournalRecord
  readonly key: string
  readonly destination: OpenDestination
  readonly signal: AbortSignal
}

interface SentAs extends Pick<PartsNeeds, 'onProgress'> {
  readonly image: ReadFile | undefined
}

/** Sends an upload under one key, and reports its progress. */
export async function sendUnderKey(
  needs: AttemptNeeds,
  keyTry: KeyTry,
  image: ReadFile | undefined,
): Promise<Result<PutAnswer, Failure>> {
  const progress = new ProgressReporter(needs.list, needs.clock, keyTry.record.upload.id)
  const onProgress = (sentBytes: number): void => progress.report(sentBytes)
  const answer = await sendInTurn(needs, keyTry, { image, onProgress })
  progress.stop()
  return answer
}

/**
 * Where taken names are skipped, two drops may want one key at once, and not every server refuses the second: it waits for
 * the first, which may fail. Where they are not given another name, what a cancelled upload has left is removed first: it
 * would count as taken, or its removal would hit what has replaced it.
 */
async function sendInTurn(
  needs: AttemptNeeds,
  keyTry: KeyTry,
  sentAs: SentAs,
): Promise<Result<PutAnswer, Failure>> {
  const rule = needs.onTakenKey()
  if (rule === 'suffix') return send(needs, keyTry, sentAs)
  const { key, record, destination, signal } = keyTry
  const { fields } = destination
  const sendOnceFree = async () => {
    await needs.untilRemoved(fields, key, record.upload.id, signal)
    return signal.aborted ? cancelled : send(needs, keyTry, sentAs)
  }
  return rule === 'skip' ? needs.turns.take(bucketOf(fields), key, signal, sendOnceFree) : sendOnceFree()
}

const cancelled = problem(failure('unexpected', { reason: 'cancelled' }))

/** One PutObject for most images, parts for a large one. */
function send(needs: AttemptNeeds, keyTry: KeyTry, sentAs: SentAs): Promise<Result<PutAnswer, Failure>> {
  const { key, record, destination, signal } = keyTry
  const { cacheControl, accessList, endpoint } = destination.fields
  // Replaces nothing unless the plan on disk says it may: otherwise a cancel would delete what has taken its place.
  const onlyIfFree = needs.onTakenKey() !== 'replace' || record.plan.mayReplace !== true
  const isKnownAsTaken = () => needs.history.hasKey(destination.fields, key)
  const { onProgress } = sentAs
  const request = { key, cacheControl, accessList, onlyIfFree, isKnownAsTaken, onProgress, signal }
  const plan = planMultipart(record.source.sizeBytes, maxPartsOf(endpoint))
  if (plan === undefined) return sendWhole(needs, keyTry, request, sentAs.image)
  const { slots, pace, clock } = needs
  const keep: PartsNeeds['keep'] = (own) => keepParts(needs, record.upload.id, own)
  return sendInParts({ ...request, record, plan, store: destination.store, slots, pace, clock, keep })
}

type CommonRequest = Pick<
  PutRequest,
  'key' | 'cacheControl' | 'accessList' | 'onlyIfFree' | 'isKnownAsTaken' | 'onProgress' | 'signal'
>

async function sendWhole(
  needs: AttemptNeeds,
  { record: { upload, source, plan }, destination: { store, fields } }: KeyTry,
  common: CommonRequest,
  image: ReadFile | undefined,
): Promise<Result<PutAnswer, Failure>> {
  // Taken keys are to be expected then, and a refusal can come after all bytes have been sent.
  const looksFirst = needs.onTakenKey() === 'replace'
  const request: PutRequest = {
    ...common,
    uploadId: upload.id,
    source,
    bytes: image?.bytes,
    sha256: plan.sha256,
    contentType: upload.contentType,
    trustsConditions: !looksFirst && needs.conditions.trusts(fields),
    pace: (count) => needs.pace.allow(count, common.signal),
  }
  const startedAt = needs.clock.now()
  const answer = await store.put(request)
  // After a failed request, the memory is not reused: some of its bytes may still be being sent.
  if (!answer.ok) return answer
  const isQuick = needs.clock.now() - startedAt < maxProbedMilliseconds
  // A cancelled upload is about to be removed, and where taken keys are replaced, another may have taken this one by now.
  const mayProbe = common.onlyIfFree && !looksFirst && isQuick && !common.signal.aborted
  const probed = mayProbe ? needs.conditions.probe(fields, store, request) : Promise.resolve()
  void probed.then(() => image?.release())
  return answer
}
