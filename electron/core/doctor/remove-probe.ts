import type { CheckEvidence } from '../../shared/destinations/check'
import type { Clock } from '../ports/clock'
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

interface WrittenProbe extends Probe {
  /** Empty if the bucket keeps no versions. */
  readonly versionId: string
}

/** How long a slow server is given, in milliseconds, once nobody waits any more. */
const timeoutMilliseconds = 10_000

/**
 * Removes the test object, including the version that the bucket keeps, and closes the store. It goes on even if
 * the check is cancelled: nothing may be left behind.
 *
 * @param reportAt the latest time for the answer, in milliseconds since the epoch
 */
export async function removeProbe(
  clock: Clock,
  probe: WrittenProbe,
  reportAt: number,
  signal: AbortSignal,
): Promise<ProbeRemoval> {
  const removal = remove(clock, probe).finally(() => probe.store.dispose())
  const { value } = await withDeadline(clock, Math.max(0, reportAt - clock.now()), signal, (waiting) =>
    Promise.race([removal, aborted(waiting).then((): ProbeRemoval => ({ kind: 'continues' }))]),
  )
  return value
}

async function remove(clock: Clock, { store, target, key, versionId }: WrittenProbe): Promise<ProbeRemoval> {
  const ask = createAsk(clock, target, clock.now() + timeoutMilliseconds, neverAborted())
  if (versionId !== '') {
    const forGood = await ask((own) => store.remove(key, own, versionId))
    if (forGood.ok) return { kind: 'removed' }
  }
  const removed = await ask((own) => store.remove(key, own))
  if (!removed.ok) return { kind: 'stays', evidence: removed.problem.evidence }
  return { kind: versionId === '' ? 'removed' : 'hidden' }
}
