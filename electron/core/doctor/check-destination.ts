import type { CheckEvidence, CheckOutcome, CheckReport, CheckStep } from '../../shared/check'
import { failure, type Failure } from '../../shared/failure'
import { problem } from '../../shared/result'
import { makeLink } from '../links/make-link'
import type { Clock, Ids } from '../ports'
import type {
  ObjectStore,
  ObjectStores,
  PublicWeb,
  StoreAnswer,
  StoreProblem,
  StoreTarget,
} from '../store-ports'
import { withDeadline } from './deadline'
import { judgeLink } from './judge-link'
import { probeBytes, probeContentType, probeKey } from './probe'
import { hostOf } from './server-answer'
import { stageOf } from './stage-of-failure'

export interface CheckPorts {
  readonly stores: ObjectStores
  readonly web: PublicWeb
  readonly clock: Clock
  readonly ids: Ids
}

type Outcomes = Readonly<Record<CheckStep, CheckOutcome>>

/** A test object of a few bytes that takes longer than this to go or come is as good as lost. */
const requestMilliseconds = 6_000
const removalMilliseconds = 3_000

const noEvidence: CheckEvidence = { status: 0, code: '', requestId: '' }
const skipped: CheckOutcome = { status: 'skipped' }
const nothingReached: Outcomes = { who: skipped, where: skipped, may: skipped, link: skipped }

/**
 * Asks the server what it will ask of every upload: who, where and may; then, as a reader would,
 * whether the link opens.
 *
 * One test upload answers the first three, because that is the request that has to work: listing
 * buckets or objects is never asked for, as a key that may only upload is refused both. The test
 * object is removed again in every case.
 */
export async function checkDestination(
  ports: CheckPorts,
  target: StoreTarget,
  signal: AbortSignal,
): Promise<CheckReport> {
  const startedAt = ports.clock.now()
  const store = ports.stores.open(target)
  try {
    const outcomes = await askAll(ports, store, target, signal)
    const finishedAt = ports.clock.now()
    return {
      outcomes: signal.aborted ? nothingReached : outcomes,
      finishedAt,
      tookMilliseconds: finishedAt - startedAt,
    }
  } finally {
    store.dispose()
  }
}

async function askAll(
  ports: CheckPorts,
  store: ObjectStore,
  target: StoreTarget,
  signal: AbortSignal,
): Promise<Outcomes> {
  const key = probeKey(target, ports.clock, ports.ids)
  const ask = asker(ports.clock, target, signal)
  const written = await ask((own) => store.putBytes(key, probeBytes(), probeContentType, own))
  if (!written.ok) {
    if (mayBeWritten(written.problem.failure)) await remove(ports.clock, store, target, key)
    return refused(ask, store, target, written.problem)
  }
  const [read, link] = await Promise.all([
    ask((own) => store.readBytes(key, own)),
    askAsReader(ports, store, target, key, signal),
  ])
  const removed = await remove(ports.clock, store, target, key)
  const { evidence } = written.value
  return {
    who: passed('known', {}, evidence),
    where: passed('found', { bucket: target.bucket, region: target.region }, evidence),
    may: judgeRights(key, evidence, read, removed),
    link,
  }
}

/** Opens the link as a reader's browser would. */
async function askAsReader(
  { clock, web }: CheckPorts,
  store: ObjectStore,
  target: StoreTarget,
  key: string,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const link = await makeLink({ fields: target, store }, key, signal)
  if (!link.ok) return { status: 'failed', failure: link.problem, evidence: noEvidence }
  const { url } = link.value
  const fetched = await withDeadline(clock, requestMilliseconds, signal, (own) => web.fetchHead(url, own))
  const late = problem(failure('timeout', { host: URL.canParse(url) ? new URL(url).host : url }))
  return judgeLink(url, fetched.late ? late : fetched.value)
}

/** What a refused test upload tells of the steps before and after the one it failed at. */
async function refused(
  ask: Ask,
  store: ObjectStore,
  target: StoreTarget,
  refusal: StoreProblem,
): Promise<Outcomes> {
  const { step, knowsWho, knowsWhere } = stageOf(refusal.failure)
  const who = knowsWho ? passed('known', {}, refusal.evidence) : skipped
  const before = { ...nothingReached, who }
  const failed: CheckOutcome = { status: 'failed', ...refusal }
  if (step !== 'may' || !knowsWhere) return { ...before, [step]: failed }
  // Some servers refuse a key that has no rights before they look for the bucket.
  const bucket = await ask((own) => store.bucketRegion(own))
  if (!bucket.ok && bucket.problem.failure.kind === 'bucket-missing') {
    return { ...before, where: { status: 'failed', ...bucket.problem } }
  }
  return {
    ...before,
    where: passed('found', { bucket: target.bucket, region: target.region }, refusal.evidence),
    may: failed,
  }
}

/** Uploading needs only the right to write; what else is missing is said, not held against it. */
function judgeRights(
  key: string,
  evidence: CheckEvidence,
  read: StoreAnswer<Uint8Array>,
  removed: StoreAnswer<null>,
): CheckOutcome {
  if (read.ok && !isProbe(read.value.value)) {
    const differs = failure('unexpected', { reason: 'readBackDiffers', key })
    return { status: 'failed', failure: differs, evidence: read.value.evidence }
  }
  if (!read.ok && read.problem.failure.kind !== 'access-denied') return { status: 'failed', ...read.problem }
  if (!removed.ok) return passed(read.ok ? 'notDeleted' : 'onlyWritten', { key }, removed.problem.evidence)
  return passed(read.ok ? 'proven' : 'notRead', { key }, evidence)
}

/** Where the answer was lost, the object may be there all the same. */
function mayBeWritten({ kind, facts }: Failure): boolean {
  return kind === 'timeout' || facts['reason'] === 'cut' || facts['reason'] === 'cancelled'
}

function isProbe(bytes: Uint8Array): boolean {
  const sent = probeBytes()
  return bytes.length === sent.length && sent.every((byte, index) => byte === bytes[index])
}

type Ask = <Value>(
  request: (signal: AbortSignal) => Promise<StoreAnswer<Value>>,
) => Promise<StoreAnswer<Value>>

/** Puts a deadline on each request, and calls one that missed it what it is. */
function asker(
  clock: Clock,
  target: StoreTarget,
  signal: AbortSignal,
  milliseconds = requestMilliseconds,
): Ask {
  return async (request) => {
    const { value, late } = await withDeadline(clock, milliseconds, signal, request)
    if (value.ok || !late) return value
    const host = hostOf(target)
    return problem({ failure: failure('timeout', { host }), evidence: value.problem.evidence })
  }
}

/** Goes on even when the check was called off: nothing may be left behind. */
function remove(
  clock: Clock,
  store: ObjectStore,
  target: StoreTarget,
  key: string,
): Promise<StoreAnswer<null>> {
  const ask = asker(clock, target, new AbortController().signal, removalMilliseconds)
  return ask((own) => store.remove(key, own))
}

function passed(
  note: string,
  facts: Readonly<Record<string, string>>,
  evidence: CheckEvidence,
): CheckOutcome {
  return { status: 'passed', note, facts, evidence }
}
