import type { CheckEvidence } from '../../shared/destinations/check'
import { success, type Result } from '../../shared/result'
import type { Clock } from '../ports/clock'
import type { StoreProblem } from '../ports/object-store'
import { createAsk } from './timed-requests'
import type { Probe } from './probe'
import { aborted, neverAborted } from '../aborted'
import { withDeadline } from './deadline'

/** What became of the test object. */
export type ProbeRemoval =
  /** `hidden`: gone for readers, but one of its versions cannot be deleted. */
  | { readonly kind: 'removed' | 'hidden' }
  | { readonly kind: 'stays'; readonly evidence: CheckEvidence }
  /** The report cannot wait for the removal, which continues in the background. */
  | { readonly kind: 'continues' }

export interface RemovalNeeds {
  readonly clock: Clock
  /** Called with what goes on after the report: a process that ends with it would leave the test object behind. */
  readonly onBackgroundWork?: (work: Promise<void>) => void
}

interface WrittenProbe extends Probe {
  /** Empty if the bucket keeps no versions. */
  readonly versionId: string
  /** Whether the server has said so: otherwise it may only be stored once it has been removed. */
  readonly isKnownAsStored: boolean
}

/** How long a slow server is given for each deletion, in milliseconds, once nobody waits any more. */
const timeoutMilliseconds = 5_000

/** How long to wait before each deletion, in milliseconds, should the one before have been lost. */
const pausesMilliseconds = [0, 1_000, 4_000]

/**
 * Removes the test object, including the version that the bucket keeps, and closes the store. It goes on even if
 * the check is cancelled, and tries again on a bad network: nothing may be left behind.
 *
 * @param reportAt the latest time for the answer, in milliseconds since the epoch
 */
export async function removeProbe(
  { clock, onBackgroundWork }: RemovalNeeds,
  probe: WrittenProbe,
  reportAt: number,
  signal: AbortSignal,
): Promise<ProbeRemoval> {
  const removal = new Promise<ProbeRemoval>((resolve) => {
    const work = remove(clock, probe, resolve).finally(() => probe.store.dispose())
    onBackgroundWork?.(work)
  })
  // The clock may have been set back since the check began.
  const milliseconds = Math.min(Math.max(0, reportAt - clock.now()), timeoutMilliseconds)
  const { value } = await withDeadline(clock, milliseconds, signal, (waiting) =>
    Promise.race([removal, aborted(waiting).then((): ProbeRemoval => ({ kind: 'continues' }))]),
  )
  return value
}

/** @param report called with the first success, or the last refusal; what may not be there delays no report */
async function remove(
  clock: Clock,
  probe: WrittenProbe,
  report: (removal: ProbeRemoval) => void,
): Promise<void> {
  for (const milliseconds of pausesMilliseconds) {
    if (milliseconds > 0) await new Promise<void>((resolve) => clock.after(milliseconds, resolve))
    const removed = await removeOnce(clock, probe)
    const isLost = removed.ok ? !probe.isKnownAsStored : removed.problem.failure.retryable
    const isLast = milliseconds === pausesMilliseconds.at(-1)
    if (removed.ok) report({ kind: removed.value })
    else if (isLast || !isLost || !probe.isKnownAsStored)
      report({ kind: 'stays', evidence: removed.problem.evidence })
    if (!isLost) return
  }
}

async function removeOnce(
  clock: Clock,
  { store, target, key, versionId }: WrittenProbe,
): Promise<Result<'removed' | 'hidden', StoreProblem>> {
  const ask = createAsk(clock, target, clock.now() + timeoutMilliseconds, neverAborted())
  if (versionId !== '') {
    const forGood = await ask((own) => store.remove(key, own, versionId))
    if (forGood.ok) return success('removed')
  }
  const removed = await ask((own) => store.remove(key, own))
  if (!removed.ok) return removed
  return success(versionId === '' ? 'removed' : 'hidden')
}
