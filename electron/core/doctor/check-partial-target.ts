import {
  skipped,
  type CheckEvidence,
  type CheckOutcome,
  type CheckReport,
  type PartialReport,
} from '../../shared/destinations/check'
import { failure } from '../../shared/failures/failure'
import { stageOf } from '../../shared/failures/stage-of-failure'
import type { Clock } from '../ports/clock'
import type { StoreAnswer, StoreProblem, StoreTarget } from '../ports/object-store'
import { isAws } from '../destinations/endpoint-pattern'
import { checkPathStyle } from './find-cause'
import { createAsk } from './timed-requests'

/** Requests that work before the destination is complete; implemented over the AWS SDK in `adapters/s3/`. */
export interface PartialCheckRequests {
  /** Signed, without a bucket: the names of the buckets that the key may list. */
  readonly buckets: (target: StoreTarget, signal: AbortSignal) => Promise<StoreAnswer<readonly string[]>>
  /** Unsigned: the bucket's region; empty if strangers are not told. */
  readonly regionOf: (target: StoreTarget, signal: AbortSignal) => Promise<StoreAnswer<string>>
}

export interface PartialCheckPorts {
  readonly requests: PartialCheckRequests
  readonly clock: Clock
}

/** The person is still typing: a later answer is of no use. */
const timeoutMilliseconds = 5_000

/** One region of each separate AWS partition; none knows another's keys and buckets (AWS SDK, partitions.json). */
const otherPartitionRegions = ['cn-north-1', 'us-gov-west-1', 'eusc-de-east-1']

/**
 * Checks what an incomplete form allows: whether the server knows the key, once there is one, and where the
 * bucket is, once it has a name. It claims nothing that the answers do not show.
 *
 * @param target with empty credentials or an empty bucket if those are not filled in yet
 */
export async function checkPartialTarget(
  ports: PartialCheckPorts,
  target: StoreTarget,
  signal: AbortSignal,
): Promise<PartialReport> {
  const startedAt = ports.clock.now()
  const { accessKeyId, secretAccessKey } = target.credentials
  const hasKeys = target.credentialsSource.kind !== 'keys' || (accessKeyId !== '' && secretAccessKey !== '')
  const [key, found] = await Promise.all([
    hasKeys ? askWho(ports, target, signal) : nothingKnown,
    target.bucket === '' ? skipped : findBucket(ports, target, signal),
  ])
  // A bucket of this name in another partition than the key's belongs to somebody else.
  const isInOtherPartition = target.bucket !== '' && key.partitionRegion !== ''
  const place = isInOtherPartition ? await askWhere(ports, target, signal, key.partitionRegion) : found
  const finishedAt = ports.clock.now()
  const isOver = signal.aborted
  const outcomes: CheckReport['outcomes'] = {
    who: isOver ? skipped : key.who,
    where: isOver ? skipped : isNoAnswer(place, key) ? key.where : place,
    may: skipped,
    link: skipped,
  }
  return {
    report: { outcomes, finishedAt, tookMilliseconds: finishedAt - startedAt },
    buckets: isOver ? [] : key.buckets,
  }
}

/** A server that accepted the key works: if it has trouble with a stranger's question, the person need not know. */
function isNoAnswer(place: CheckOutcome, { who }: KeyAnswer): boolean {
  if (place.status !== 'failed') return place.status === 'skipped'
  const { kind } = place.failure
  return who.status === 'passed' && (kind === 'server-error' || kind === 'throttled')
}

interface KeyAnswer {
  readonly who: CheckOutcome
  /** Failed if the server could not be reached at all. */
  readonly where: CheckOutcome
  readonly buckets: readonly string[]
  /** A region of the other AWS partition that knows the key; empty if none does. */
  readonly partitionRegion: string
}

const nothingKnown: KeyAnswer = { who: skipped, where: skipped, buckets: [], partitionRegion: '' }

/** Until a region tells which AWS partition is meant, a key is unknown only if no partition knows it. */
async function askWho(
  ports: PartialCheckPorts,
  target: StoreTarget,
  signal: AbortSignal,
): Promise<KeyAnswer> {
  const here = await askKey(ports, target, signal)
  if (!isUnknown(here) || !isPartitionUnknown(target)) return here
  const elsewhere = await Promise.all(
    otherPartitionRegions.map(async (partitionRegion) => ({
      ...(await askKey(ports, { ...target, region: partitionRegion }, signal)),
      partitionRegion,
    })),
  )
  const known = elsewhere.find((one) => one.who.status !== 'skipped' && !isUnknown(one))
  return known ?? (elsewhere.every(isUnknown) ? here : nothingKnown)
}

function isUnknown({ who }: KeyAnswer): boolean {
  return who.status === 'failed' && who.failure.kind === 'key-id-unknown'
}

function isPartitionUnknown(target: StoreTarget): boolean {
  return target.region === '' && isAws(target)
}

async function askKey(
  ports: PartialCheckPorts,
  target: StoreTarget,
  signal: AbortSignal,
): Promise<KeyAnswer> {
  const answer = await ask(ports, target, signal, ports.requests.buckets)
  if (answer.ok) {
    const { answer: buckets, evidence } = answer.value
    return { ...nothingKnown, who: passed('known', {}, evidence), buckets }
  }
  const { failure: refusal, evidence } = answer.problem
  const { step } = stageOf(refusal)
  if (refusal.kind === 'access-denied' && step !== 'who') {
    // It may not list buckets, and need not. With a token, some servers answer this whatever is wrong.
    const isProven = evidence.code === 'AccessDenied' && target.credentials.sessionToken === ''
    return isProven ? { ...nothingKnown, who: passed('known', {}, evidence) } : nothingKnown
  }
  if (step === 'where') return { ...nothingKnown, where: failed(answer.problem) }
  return step === 'who' ? { ...nothingKnown, who: failed(answer.problem) } : nothingKnown
}

/** A bucket that AWS does not have may be in another partition. */
async function findBucket(
  ports: PartialCheckPorts,
  target: StoreTarget,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const here = await askWhere(ports, target, signal)
  const isMissing = here.status === 'failed' && here.failure.kind === 'bucket-missing'
  if (!isMissing || !isPartitionUnknown(target)) return here
  const elsewhere = await Promise.all(
    otherPartitionRegions.map((region) => askWhere(ports, target, signal, region)),
  )
  return elsewhere.find(({ status }) => status === 'passed') ?? here
}

/** @param askedIn the region whose server is asked */
async function askWhere(
  ports: PartialCheckPorts,
  target: StoreTarget,
  signal: AbortSignal,
  askedIn = target.region,
): Promise<CheckOutcome> {
  const testAccess = (change: Partial<StoreTarget>) =>
    ask(ports, { ...target, region: askedIn, ...change }, signal, ports.requests.regionOf)
  const answer = await testAccess({})
  if (!answer.ok) {
    const { kind } = answer.problem.failure
    // Strangers are refused whether or not the bucket exists.
    const isAboutBucket = kind === 'bucket-missing' || stageOf(answer.problem.failure).step === 'where'
    if (!isAboutBucket) return skipped
    // AWS finds a bucket in front of its address as well as in its path.
    return failed(
      target.endpoint === '' ? answer.problem : await checkPathStyle({ testAccess }, target, answer.problem),
    )
  }
  const { answer: region, evidence } = answer.value
  if (region === '') return skipped
  const { bucket } = target
  if (target.region === '' || target.region === region) return passed('found', { bucket, region }, evidence)
  const facts = { bucket, region: target.region, actual: region }
  return { status: 'failed', failure: failure('wrong-region', facts), evidence }
}

function ask<Value>(
  { clock }: PartialCheckPorts,
  target: StoreTarget,
  signal: AbortSignal,
  send: (target: StoreTarget, signal: AbortSignal) => Promise<StoreAnswer<Value>>,
): Promise<StoreAnswer<Value>> {
  const inTime = createAsk(clock, target, clock.now() + timeoutMilliseconds, signal)
  return inTime((own) => send(target, own))
}

function passed(
  note: string,
  facts: Readonly<Record<string, string>>,
  evidence: CheckEvidence,
): CheckOutcome {
  return { status: 'passed', note, facts, evidence }
}

function failed(refusal: StoreProblem): CheckOutcome {
  return { status: 'failed', ...refusal }
}
