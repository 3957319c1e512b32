import { nameOnWeb, webImageName } from '../../core/naming/web-image-name'
import type { ImageSniffer, SniffedType } from '../../core/ports/images'
import type { Spool } from '../../core/ports/spool'
import { headBytes } from '../../core/uploads/intake/intake-walk'
import { judgeImage } from '../../core/uploads/intake/judge-image'
import { type Failure, failure } from '../../shared/failures/failure'
import { problem, type Result } from '../../shared/result'
import { shownAddress } from '../../shared/uploads/web-address'
import { decodedBody } from './decoded-body'
import { Download, type DownloadNeeds } from './download'
import { failureOfStatus } from './fetch-failure'
import { headerText } from './header-text'
import type { OpenedAddress } from './open-address'

export interface KeepNeeds extends Omit<DownloadNeeds, 'tooLarge'> {
  readonly spool: Pick<Spool, 'keep'>
  readonly sniffer: Pick<ImageSniffer, 'sniff'>
}

/**
 * Keeps the image in an answer.
 *
 * @param given the address that was asked for, which failures name
 */
export async function keepAnswer(
  { spool, sniffer, ...needs }: KeepNeeds,
  { response, address }: OpenedAddress,
  given: string,
): Promise<Result<{ readonly path: string }, Failure>> {
  const { statusCode = 0, headers } = response
  const refusal = failureOfStatus(statusCode, given)
  if (refusal !== undefined) return problem(refusal)
  const shown = shownAddress(given)
  const tooLarge = failure('too-large', { address: shown, reason: 'address' })
  if (Number(headers['content-length'] ?? 0) > needs.maxBytes) return problem(tooLarge)
  const download = new Download(decodedBody(response), { ...needs, tooLarge })
  const head = await download.head(headBytes)
  if (!head.ok) return head
  const name = nameOnWeb(headerText(headers['content-disposition']), address)
  const type = await judge(sniffer, shown, head.value, name)
  if (!type.ok) return type
  const kept = await spool.keep(webImageName(name, type.value.extension), download.all())
  return kept.ok ? kept : problem(download.failure ?? kept.problem)
}

/** Judges the image by its first bytes, whatever type its server claims. */
async function judge(
  sniffer: KeepNeeds['sniffer'],
  shown: string,
  head: Uint8Array,
  name: string,
): Promise<Result<SniffedType, Failure>> {
  const type = await sniffer.sniff(head)
  if (type?.contentType === 'text/html') {
    return problem(failure('not-an-image', { address: shown, reason: 'addressPage' }))
  }
  return judgeImage(sniffer, shown, head.length, head, name)
}
