import { describeOutcome } from '../../../../electron/shared/destinations/check-words'
import type { FailureWords, Translate } from '../../../../electron/shared/failures/failure'
import type { LinkProof } from '../../../../electron/shared/links/link-proof'

/** What is wrong and what to do about it; `public, image/png, 84 ms` if nothing is. */
export function describeProof(
  { outcome, contentType, milliseconds }: LinkProof,
  translate: Translate,
): FailureWords {
  const words = describeOutcome('link', outcome, translate)
  if (outcome.status === 'failed') return words
  const facts = { type: contentType, milliseconds }
  switch (outcome.note) {
    case 'opened':
      return { message: translate('links.public', facts), fix: '' }
    case 'openedSigned':
      return { message: translate('links.signed', facts), fix: '' }
    default: {
      const untyped = contentType === '' ? { context: 'untyped' } : {}
      return {
        message: translate('links.answered', { ...facts, ...untyped, sentence: words.message }),
        fix: '',
      }
    }
  }
}
