import { noEvidence, type CheckOutcome } from '../../shared/destinations/check'
import { failure } from '../../shared/failures/failure'
import { problem } from '../../shared/result'
import { makeLink } from '../links/make-link'
import type { Clock } from '../ports'
import type { PublicWeb } from '../store-ports'
import { withDeadline } from './deadline'
import { judgeLink } from './judge-link'
import { type Probe, probeBytes } from './probe'

/**
 * Opens the link as a reader's browser would.
 *
 * @param until the latest time for the answer, in milliseconds since the epoch
 */
export async function askAsReader(
  { clock, web }: { readonly clock: Clock; readonly web: PublicWeb },
  { store, target, key }: Probe,
  until: number,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const link = await makeLink({ fields: target, store }, key, signal)
  if (!link.ok) return { status: 'failed', failure: link.problem, evidence: noEvidence }
  const { url } = link.value
  const fetched = await withDeadline(clock, until - clock.now(), signal, (own) => web.fetchHead(url, own))
  const late = problem(failure('timeout', { host: URL.canParse(url) ? new URL(url).host : url }))
  const image = { url, bucket: target.bucket, sizeBytes: probeBytes().length }
  return judgeLink(image, fetched.late ? late : fetched.value)
}
