import { assertNever } from '../../../electron/shared/assert-never'
import { describeOutcome } from '../../../electron/shared/destinations/check-words'
import { describeExpiry, type ExpiryNotice } from '../../../electron/shared/destinations/expiry-words'
import {
  describeFailure,
  type Failure,
  type FailureWords,
  type Translate,
} from '../../../electron/shared/failures/failure'
import { describeLeftOut } from '../../../electron/shared/uploads/left-out-files'
import type { Notice } from '../../../electron/shared/app/notice'
import type { Settings } from '../../../electron/shared/app/settings'
import type { Format } from '../../i18n/format'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { useNotices, useSettings, useStores } from '../../state/stores'
import { Banner } from '../../views/window/Banner'
import { draftOf } from '../../views/settings/draft'
import { importWords, leftOutWords } from '../history/bucket-import/import-words'
import { ConnectedMfaCode } from '../settings/form/ConnectedMfaCode'
import { settingsSession } from '../settings/form/settings-session'

/** Problems that belong to no row or field: shown above the screen until they are dismissed. */
export function Notices() {
  const translate = useTranslate()
  const format = useFormat()
  const { notices, screen } = useStores()
  const { destinations, secretProtection } = useSettings()
  return useNotices().map(({ id, notice }) => {
    const words = wordsOf(notice, translate, format)
    if (words === undefined || isOver(notice, destinations)) return null
    return (
      <Banner
        key={id}
        icon={notice.kind === 'credentials-expiring' ? 'clock' : 'info'}
        tone={notice.kind === 'files-left-out' ? 'calm' : 'amber'}
        title={words.message}
        text={words.fix}
        evidence={failureOf(notice)?.detail ?? ''}
        dismiss={{ label: translate('notice.dismiss'), onDismiss: () => notices.dismiss(id) }}
        field={codeField(id, notice)}
        {...(leadsToSettings(notice) && {
          actions: [
            {
              label: translate(asksForKeys(notice) ? 'expiry.pasteNew' : 'common.openSettings'),
              onAction: () => {
                notices.dismiss(id)
                if (asksForKeys(notice)) settingsSession.bringUp(notice.destinationId, 'paste')
                screen.show('settings')
              },
            },
          ],
        })}
      />
    )
  })

  /** Lets a new session begin before the old one ends, so that no upload has to stop. */
  function codeField(id: number, notice: Notice) {
    if (notice.kind !== 'credentials-expiring' || notice.renewal !== 'code') return null
    const destination = destinations.find((one) => one.id === notice.destinationId)
    if (destination === undefined) return null
    const draft = draftOf(destination, secretProtection)
    return <ConnectedMfaCode draft={draft} onBegun={() => notices.dismiss(id)} />
  }
}

/** Undefined for a notice that is not a banner. */
function wordsOf(notice: Notice, translate: Translate, format: Format): FailureWords | undefined {
  switch (notice.kind) {
    case 'links-copied':
    case 'objects-deleted':
    case 'fetching-images':
      return undefined
    case 'links-suspect': {
      const { message, fix } = describeOutcome('link', notice.outcome, translate)
      return {
        message: translate('notice.linksSuspect', { count: notice.count, sentence: message }),
        fix,
      }
    }
    case 'objects-kept': {
      const { message, fix } = describeFailure(notice.failure, translate)
      return {
        message: translate('notice.objectsKept', { count: notice.count }),
        fix: `${message} ${fix}`,
      }
    }
    case 'addresses-left-out':
      return {
        message: translate('notice.addressesLeftOut.message', { count: notice.count, max: notice.max }),
        fix: translate('notice.addressesLeftOut.fix', { next: notice.next }),
      }
    case 'images-not-fetched': {
      const first = describeFailure(notice.failure, translate)
      if (notice.count === 1) return first
      return {
        message: translate('notice.imagesNotFetched', { count: notice.count }),
        fix: `${first.message} ${first.fix}`,
      }
    }
    case 'import-incomplete': {
      const sentences = [
        importWords(notice.end, translate, format),
        leftOutWords(notice.end.leftOut, translate, format),
      ]
      return { message: translate('bucketImport.incomplete'), fix: sentences.join(' ').trim() }
    }
    case 'files-left-out':
      return describeLeftOut(notice.leftOut, translate)
    case 'failure':
      return describeFailure(notice.failure, translate)
    case 'settings-set-aside':
    case 'journal-set-aside': {
      const words = notice.kind === 'settings-set-aside' ? 'settingsSetAside' : 'journalSetAside'
      const facts = { keptAs: notice.keptAs, context: notice.reason }
      return {
        message: translate(`notice.${words}.message`, facts),
        fix: translate(`notice.${words}.fix`, facts),
      }
    }
    case 'secret-unreadable':
      return {
        message: translate('notice.secretUnreadable.message', { name: notice.destinationName }),
        fix: translate('notice.secretUnreadable.fix'),
      }
    case 'access-list-left-out':
      return {
        message: translate('notice.accessListLeftOut.message', { name: notice.destinationName }),
        fix: translate('notice.accessListLeftOut.fix'),
      }
    case 'credentials-expiring':
      return describeExpiry(notice, format.time(notice.expiresAt), translate)
    default:
      return assertNever(notice)
  }
}

function asksForKeys(notice: Notice): notice is ExpiryNotice {
  return notice.kind === 'credentials-expiring' && notice.renewal === 'keys'
}

/** The person has entered other credentials, or the first destination, since. */
function isOver(notice: Notice, destinations: Settings['destinations']): boolean {
  if (failureOf(notice)?.facts['reason'] === 'noDestination') return destinations.length > 0
  if (notice.kind !== 'credentials-expiring') return false
  const destination = destinations.find(({ id }) => id === notice.destinationId)
  return destination?.expiresAt !== notice.expiresAt
}

function leadsToSettings(notice: Notice): boolean {
  if (notice.kind === 'credentials-expiring') return notice.renewal !== 'code'
  if (notice.kind === 'secret-unreadable') return true
  const kind = failureOf(notice)?.kind
  return kind === 'settings-incomplete' || kind === 'credentials-missing'
}

function failureOf(notice: Notice): Failure | undefined {
  return 'failure' in notice ? notice.failure : undefined
}
