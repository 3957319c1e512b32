import { describeOutcome } from '../../../../electron/shared/destinations/check-words'
import type { Translate } from '../../../../electron/shared/failures/failure'
import type { LinkProof } from '../../../../electron/shared/links/link-proof'

/** `public, image/png, 84 ms`, or what is wrong and what to do about it. */
export function describeProof(
  { outcome, contentType, milliseconds }: LinkProof,
  translate: Translate,
): string {
  const { message, fix } = describeOutcome('link', outcome, translate)
  if (outcome.status === 'failed') return `${message} ${fix}`.trim()
  const facts = { type: contentType, milliseconds }
  switch (outcome.note) {
    case 'opened':
      return translate('links.public', facts)
    case 'openedSigned':
      return translate('links.signed', facts)
    default:
      return translate('links.answered', { ...facts, sentence: message })
  }
}
