import { noEvidence, type CheckOutcome } from '../../shared/destinations/check'
import { makeLink } from '../links/make-link'
import { fetchInTime, type FetchNeeds } from './fetch-in-time'
import { judgeLink } from './judge-link'
import { type Probe, probeBytes } from './probe'

/**
 * Opens the link as a reader's browser would.
 *
 * @param until the latest time for the answer, in milliseconds since the epoch
 */
export async function askAsReader(
  needs: FetchNeeds,
  { store, target, key }: Probe,
  until: number,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const link = await makeLink({ fields: target, store }, key, signal)
  if (!link.ok) return { status: 'failed', failure: link.problem, evidence: noEvidence }
  const { url } = link.value
  const fetched = await fetchInTime(needs, url, until - needs.clock.now(), signal)
  return judgeLink({ url, bucket: target.bucket, sizeBytes: probeBytes().length }, fetched)
}
