import {
  noEvidence,
  nothingChecked,
  type CheckEvidence,
  type CheckOutcome,
  type CheckOutcomes,
  type CheckReport,
} from '../../shared/destinations/check'
import type { Failure } from '../../shared/failures/failure'
import { stageOf } from '../../shared/failures/stage-of-failure'
import type { Ids } from '../ports/ids'
import type { ObjectStores, StoreProblem, StoreTarget } from '../ports/object-store'
import type { PublicWeb } from '../ports/web'
import { type Ask, createAsk, testAccessWith } from './timed-requests'
import { findCause } from './find-cause'
import { askAsReader } from './ask-as-reader'
import { judgeRights } from './judge-rights'
import { judgeTarget } from './judge-target'
import { type Probe, probeBytes, probeContentType, probeKey } from './probe'
import { removeProbe, type RemovalNeeds } from './remove-probe'
import { wholeMinutes } from './whole-minutes'

export interface CheckPorts extends RemovalNeeds {
  readonly stores: ObjectStores
  readonly web: PublicWeb
  readonly ids: Ids
}

/** Counts from the start of the check: a test object of a few bytes that takes longer is as good as lost. */
const putMilliseconds = 3_500
const questionMilliseconds = 4_500
const wholeMilliseconds = 5_000

/**
 * Sends the server the requests that every upload needs: who, where and may; then opens the link as a reader
 * would. What the settings alone show to be wrong is answered without asking.
 *
 * One test upload answers the first three steps, because that is the request that has to work. What else an
 * upload-only key is refused is mentioned, but does not fail the check. The test object is removed in every
 * case. The whole check takes five seconds at most.
 */
export async function checkDestination(
  ports: CheckPorts,
  target: StoreTarget,
  signal: AbortSignal,
): Promise<CheckReport> {
  const startedAt = ports.clock.now()
  const verdict = judgeTarget(target)
  const outcomes =
    verdict === undefined
      ? await askServer(ports, target, startedAt, signal)
      : { ...nothingChecked, [verdict.step]: failed({ failure: verdict.failure, evidence: noEvidence }) }
  const finishedAt = ports.clock.now()
  return {
    outcomes: signal.aborted ? nothingChecked : outcomes,
    finishedAt,
    tookMilliseconds: finishedAt - startedAt,
  }
}

async function askServer(
  ports: CheckPorts,
  target: StoreTarget,
  startedAt: number,
  signal: AbortSignal,
): Promise<CheckOutcomes> {
  const { clock } = ports
  const store = ports.stores.open(target)
  const key = probeKey(target, clock, ports.ids)
  const probe = { store, target, key }
  const until = (milliseconds: number): Ask => createAsk(clock, target, startedAt + milliseconds, signal)
  const reportAt = startedAt + wholeMilliseconds
  const written = await until(putMilliseconds)((own) =>
    store.putBytes(key, probeBytes(), probeContentType, own),
  )
  const ask = until(questionMilliseconds)
  if (!written.ok) {
    const outcomes = await refused(ports, ask, probe, written.problem)
    if (mayBeWritten(written.problem.failure)) {
      await removeProbe(ports, { ...probe, versionId: '', isKnownAsStored: false }, reportAt, signal)
    } else store.dispose()
    return outcomes
  }
  const { answer: versionId, evidence } = written.value
  const clockError = store.clockError()
  const [read, access, link] = await Promise.all([
    ask((own) => store.readBytes(key, own)),
    ask((own) => store.testAccess(own)),
    askAsReader(ports, probe, startedAt + questionMilliseconds, signal),
  ])
  const stored = { ...probe, versionId, isKnownAsStored: true }
  const removal = await removeProbe(ports, stored, reportAt, signal)
  return {
    who: knownKey(evidence, clockError),
    where: foundBucket(target, evidence),
    may: judgeRights({ key, evidence, read, access, removal }),
    link,
  }
}

/** What a refused test upload says about the steps before and after the one that failed. */
async function refused(
  { stores }: CheckPorts,
  ask: Ask,
  { store, target, key }: Probe,
  refusal: StoreProblem,
): Promise<CheckOutcomes> {
  const cause = await findCause(
    {
      testAccess: (change) =>
        change === undefined
          ? ask((own) => store.testAccess(own))
          : testAccessWith(stores, { ...target, ...change }, ask),
      ownBuckets: () => ask((own) => store.ownBuckets(own)),
    },
    target,
    key,
    refusal,
  )
  const { step, knowsWho, knowsWhere } = stageOf(cause.failure)
  return {
    ...nothingChecked,
    ...(knowsWho && { who: knownKey(refusal.evidence, store.clockError()) }),
    ...(knowsWhere && { where: foundBucket(target, refusal.evidence) }),
    [step]: failed(cause),
  }
}

/** If the answer was lost, or is that of a gateway, the object may be stored all the same. */
function mayBeWritten({ kind, facts }: Failure): boolean {
  return kind === 'timeout' || kind === 'server-error' || facts['reason'] === 'cancelled'
}

/** @param clockError see `ObjectStore.clockError` */
function knownKey(evidence: CheckEvidence, clockError: number): CheckOutcome {
  const asides = clockError === 0 ? [] : [clockError > 0 ? 'clockFast' : 'clockSlow']
  return { status: 'passed', note: 'known', asides, facts: { minutes: wholeMinutes(clockError) }, evidence }
}

function foundBucket({ bucket, region }: StoreTarget, evidence: CheckEvidence): CheckOutcome {
  return { status: 'passed', note: 'found', facts: { bucket, region }, evidence }
}

function failed(refusal: StoreProblem): CheckOutcome {
  return { status: 'failed', ...refusal }
}
