import type { CheckEvidence } from '../../shared/check'
import type { Clock } from '../ports'
import { asker } from './ask'
import type { Probe } from './probe'

/** What became of the test object. */
export type ProbeRemoval =
  /** `hidden`: gone for readers, but a version of it cannot be deleted. */
  | { readonly kind: 'removed' | 'hidden' }
  | { readonly kind: 'stays'; readonly evidence: CheckEvidence }
  /** The report cannot wait for it; the removal goes on all the same. */
  | { readonly kind: 'goesOn' }

interface WrittenProbe extends Probe {
  /** Empty where the bucket keeps no versions. */
  readonly versionId: string
}

/** A slow server is given this long, in milliseconds, once nobody waits any more. */
const patienceMilliseconds = 10_000

/**
 * Removes the test object, also from among the versions that the bucket keeps, and closes the store.
 * Goes on even when the check is called off: nothing may be left behind.
 *
 * @param reportAt when the answer is wanted at the latest, in milliseconds since the epoch
 */
export async function removeProbe(
  clock: Clock,
  probe: WrittenProbe,
  reportAt: number,
  signal: AbortSignal,
): Promise<ProbeRemoval> {
  const removal = remove(clock, probe).finally(() => probe.store.dispose())
  return new Promise((resolve) => {
    const goOn = (): void => resolve({ kind: 'goesOn' })
    const callOff = clock.after(Math.max(0, reportAt - clock.now()), goOn)
    signal.addEventListener('abort', goOn, { once: true })
    if (signal.aborted) goOn()
    void removal.then(resolve).finally(() => {
      callOff()
      signal.removeEventListener('abort', goOn)
    })
  })
}

async function remove(clock: Clock, { store, target, key, versionId }: WrittenProbe): Promise<ProbeRemoval> {
  const nobody = new AbortController().signal
  const ask = asker(clock, target, clock.now() + patienceMilliseconds, nobody)
  if (versionId !== '') {
    const forGood = await ask((own) => store.remove(key, own, versionId))
    if (forGood.ok) return { kind: 'removed' }
  }
  const removed = await ask((own) => store.remove(key, own))
  if (!removed.ok) return { kind: 'stays', evidence: removed.problem.evidence }
  return { kind: versionId === '' ? 'removed' : 'hidden' }
}
