import { assertNever } from '../../../electron/shared/assert-never'
import type { Notice } from '../../../electron/shared/app/notice'
import { describeOutcome } from '../../../electron/shared/destinations/check-words'
import { describeExpiry } from '../../../electron/shared/destinations/expiry-words'
import {
  describeFailure,
  failureText,
  type FailureWords,
  type Translate,
} from '../../../electron/shared/failures/failure'
import { describeLeftOut } from '../../../electron/shared/uploads/left-out-files'
import type { Format } from '../../i18n/format'
import { importWords, leftOutWords } from '../history/bucket-import/import-words'

/** What a notice's banner says. Undefined for a notice that is not a banner. */
export function noticeWords(notice: Notice, translate: Translate, format: Format): FailureWords | undefined {
  const wordsOf = (name: string, facts: Readonly<Record<string, string | number>>): FailureWords => ({
    message: translate(`notice.${name}.message`, facts),
    fix: translate(`notice.${name}.fix`, facts),
  })
  switch (notice.kind) {
    case 'links-copied':
    case 'objects-deleted':
    case 'fetching-images':
      return undefined
    case 'links-suspect': {
      const { message, fix } = describeOutcome('link', notice.outcome, translate)
      return { message: translate('notice.linksSuspect', { count: notice.count, sentence: message }), fix }
    }
    case 'objects-kept':
      return {
        message: translate('notice.objectsKept', { count: notice.count }),
        fix: failureText(notice.failure, translate),
      }
    case 'images-not-fetched':
      if (notice.count === 1) return describeFailure(notice.failure, translate)
      return {
        message: translate('notice.imagesNotFetched', { count: notice.count }),
        fix: failureText(notice.failure, translate),
      }
    case 'import-incomplete': {
      const end = importWords(notice.end, translate, format)
      const leftOut = leftOutWords(notice.end.leftOut, translate, format)
      return { message: translate('bucketImport.incomplete'), fix: `${end} ${leftOut}`.trim() }
    }
    case 'addresses-left-out':
      return wordsOf('addressesLeftOut', { count: notice.count, max: notice.max, next: notice.next })
    case 'settings-set-aside':
      return wordsOf('settingsSetAside', { keptAs: notice.keptAs, context: notice.reason })
    case 'journal-set-aside':
      return wordsOf('journalSetAside', { keptAs: notice.keptAs, context: notice.reason })
    case 'secret-unreadable':
      return wordsOf('secretUnreadable', { name: notice.destinationName })
    case 'access-list-left-out':
      return wordsOf('accessListLeftOut', { name: notice.destinationName })
    case 'files-left-out':
      return describeLeftOut(notice.leftOut, translate)
    case 'failure':
      return describeFailure(notice.failure, translate)
    case 'credentials-expiring':
      return describeExpiry(notice, format.time(notice.expiresAt), translate)
    default:
      return assertNever(notice)
  }
}
