import { failure, type Failure } from '../../shared/failures/failure'
import { problem, type Result } from '../../shared/result'
import { hostOfUrl } from './host-of-url'
import type { Clock } from '../ports/clock'
import type { PublicAnswer, PublicWeb } from '../ports/web'
import { withDeadline } from './deadline'

export interface FetchNeeds {
  readonly clock: Clock
  readonly web: PublicWeb
}

/** Opens a link as a reader's browser would; one that does not answer in this time fails as a timeout. */
export async function fetchInTime(
  { clock, web }: FetchNeeds,
  url: string,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Result<PublicAnswer, Failure>> {
  const { value, late } = await withDeadline(clock, milliseconds, signal, (own) => web.fetchHead(url, own))
  return late ? problem(failure('timeout', { host: hostOfUrl(url) })) : value
}
