import type { CheckEvidence, CheckOutcome, CheckReport, EarlyReport } from '../../shared/check'
import { failure } from '../../shared/failure'
import { stageOf } from '../../shared/stage-of-failure'
import type { Clock } from '../ports'
import type { StoreAnswer, StoreProblem, StoreTarget } from '../store-ports'
import { isAws } from '../destinations/endpoint-pattern'
import { withDeadline } from './deadline'
import { hostOf } from './server-answer'

/** Questions that need no whole destination; implemented over the AWS SDK in `adapters/s3/`. */
export interface EarlyQuestions {
  /** Signed, of no bucket: the names of those that the key may list. */
  readonly buckets: (target: StoreTarget, signal: AbortSignal) => Promise<StoreAnswer<readonly string[]>>
  /** Without a signature: in which region the bucket is; empty if a stranger is not told. */
  readonly regionOf: (target: StoreTarget, signal: AbortSignal) => Promise<StoreAnswer<string>>
}

export interface EarlyPorts {
  readonly questions: EarlyQuestions
  readonly clock: Clock
}

/** Somebody is still typing: an answer that comes later is of no use. */
const patienceMilliseconds = 5_000

/** AWS's separate worlds, whose keys are unknown elsewhere (AWS SDK, partitions.json). */
const otherWorlds = ['cn-north-1', 'us-gov-west-1']

const skipped: CheckOutcome = { status: 'skipped' }

/**
 * What a form that is not whole yet lets be asked: whether the server knows the key, once there is one,
 * and where the bucket is, once it has a name. Claims nothing that the answers do not give.
 *
 * @param target with empty credentials, or an empty bucket, where those are still open
 */
export async function lookEarly(
  ports: EarlyPorts,
  target: StoreTarget,
  signal: AbortSignal,
): Promise<EarlyReport> {
  const startedAt = ports.clock.now()
  const { accessKeyId, secretAccessKey } = target.credentials
  const hasKeys = target.credentialsSource.kind !== 'keys' || (accessKeyId !== '' && secretAccessKey !== '')
  const [key, place] = await Promise.all([
    hasKeys ? askWho(ports, target, signal) : nothingKnown,
    target.bucket === '' ? skipped : askWhere(ports, target, signal),
  ])
  const finishedAt = ports.clock.now()
  const isOver = signal.aborted
  const outcomes: CheckReport['outcomes'] = {
    who: isOver ? skipped : key.who,
    where: isOver ? skipped : place.status === 'skipped' ? key.where : place,
    may: skipped,
    link: skipped,
  }
  return {
    report: { outcomes, finishedAt, tookMilliseconds: finishedAt - startedAt },
    buckets: isOver ? [] : key.buckets,
  }
}

interface KeyFinding {
  readonly who: CheckOutcome
  /** The server could not be spoken to at all. */
  readonly where: CheckOutcome
  readonly buckets: readonly string[]
}

const nothingKnown: KeyFinding = { who: skipped, where: skipped, buckets: [] }

async function askWho(ports: EarlyPorts, target: StoreTarget, signal: AbortSignal): Promise<KeyFinding> {
  const answer = await ask(ports, target, signal, ports.questions.buckets)
  if (answer.ok) {
    return { who: passed('known', {}, answer.value.evidence), where: skipped, buckets: answer.value.value }
  }
  const { failure: refusal, evidence } = answer.problem
  if (refusal.kind === 'access-denied') {
    // It may not list buckets, and need not. With a token some servers refuse so whatever is wrong.
    const isProven = evidence.code === 'AccessDenied' && target.credentials.sessionToken === ''
    return isProven ? { ...nothingKnown, who: passed('known', {}, evidence) } : nothingKnown
  }
  const { step } = stageOf(refusal)
  if (step === 'where') return { ...nothingKnown, where: failed(answer.problem) }
  if (step !== 'who' || (await isOfAnotherWorld(ports, target, signal, answer.problem))) return nothingKnown
  return { ...nothingKnown, who: failed(answer.problem) }
}

/** Whether the key may be one of another partition of AWS, while no region tells which is meant. */
async function isOfAnotherWorld(
  ports: EarlyPorts,
  target: StoreTarget,
  signal: AbortSignal,
  { failure: refusal }: StoreProblem,
): Promise<boolean> {
  if (refusal.kind !== 'key-id-unknown' || target.region !== '' || !isAws(target)) return false
  const answers = await Promise.all(
    otherWorlds.map((region) => ask(ports, { ...target, region }, signal, ports.questions.buckets)),
  )
  return answers.some((answer) => answer.ok || answer.problem.failure.kind !== 'key-id-unknown')
}

async function askWhere(ports: EarlyPorts, target: StoreTarget, signal: AbortSignal): Promise<CheckOutcome> {
  const answer = await ask(ports, target, signal, ports.questions.regionOf)
  if (!answer.ok) {
    const { kind } = answer.problem.failure
    // A stranger is refused whatever there is.
    const isTold = kind === 'bucket-missing' || stageOf(answer.problem.failure).step === 'where'
    return isTold ? failed(answer.problem) : skipped
  }
  const { value: region, evidence } = answer.value
  if (region === '') return skipped
  const { bucket } = target
  if (target.region === '' || target.region === region) return passed('found', { bucket, region }, evidence)
  const facts = { bucket, region: target.region, actual: region }
  return { status: 'failed', failure: failure('wrong-region', facts), evidence }
}

async function ask<Value>(
  { clock }: EarlyPorts,
  target: StoreTarget,
  signal: AbortSignal,
  question: (target: StoreTarget, signal: AbortSignal) => Promise<StoreAnswer<Value>>,
): Promise<StoreAnswer<Value>> {
  const { value, late } = await withDeadline(clock, patienceMilliseconds, signal, (own) =>
    question(target, own),
  )
  if (value.ok || !late) return value
  return { ok: false, problem: { ...value.problem, failure: failure('timeout', { host: hostOf(target) }) } }
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
