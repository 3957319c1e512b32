import type { FailureWords, Translate } from './failure'
import type { Notice } from './notice'

export type EndingNotice = Extract<Notice, { readonly kind: 'credentials-ending' }>

/** Says that temporary credentials end, and what to do about it. @param time of their end, in the person's language */
export function describeEnding(notice: EndingNotice, time: string, translate: Translate): FailureWords {
  const facts = { name: notice.destinationName, time, ...contextOf(notice) }
  return {
    message: translate('notice.credentialsEnding.message', facts),
    fix: translate('notice.credentialsEnding.fix', facts),
  }
}

function contextOf({ ended, renewal }: EndingNotice): { readonly context?: string } {
  switch (renewal) {
    case 'restart':
      return { context: ended ? 'lentEnded' : 'lent' }
    case 'code':
      return { context: ended ? 'codeEnded' : 'code' }
    case 'keys':
      return ended ? { context: 'ended' } : {}
  }
}
