import type { FailureWords, Translate } from '../failures/failure'
import type { Notice } from '../app/notice'

export type ExpiryNotice = Extract<Notice, { readonly kind: 'credentials-expiring' }>

/** Says that temporary credentials end, and what to do about it. @param time of their end, in the person's language */
export function describeExpiry(notice: ExpiryNotice, time: string, translate: Translate): FailureWords {
  const facts = { name: notice.destinationName, time, ...contextOf(notice) }
  return {
    message: translate('notice.credentialsExpiring.message', facts),
    fix: translate('notice.credentialsExpiring.fix', facts),
  }
}

function contextOf({ ended, renewal }: ExpiryNotice): { readonly context?: string } {
  switch (renewal) {
    case 'restart':
      return { context: ended ? 'lentEnded' : 'lent' }
    case 'code':
      return { context: ended ? 'codeEnded' : 'code' }
    case 'keys':
      return ended ? { context: 'ended' } : {}
  }
}
