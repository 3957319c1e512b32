import type { ExpiryNotice } from '../../../electron/shared/destinations/expiry-words'
import type { Failure } from '../../../electron/shared/failures/failure'
import type { Notice } from '../../../electron/shared/app/notice'
import type { Settings } from '../../../electron/shared/app/settings'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { useNotices, useSettings, useStores } from '../../state/stores'
import { Banner } from '../../views/window/Banner'
import { draftOf } from '../../views/settings/draft'
import { ConnectedMfaCode } from '../settings/form/ConnectedMfaCode'
import { settingsSession } from '../settings/form/settings-session'
import { noticeWords } from './notice-words'

/** Problems that belong to no row or field: shown above the screen until they are dismissed. */
export function Notices() {
  const translate = useTranslate()
  const format = useFormat()
  const { notices, screen } = useStores()
  const { destinations, secretProtection } = useSettings()
  return useNotices().map(({ id, notice }) => {
    const words = noticeWords(notice, translate, format)
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
  const { kind, facts } = failureOf(notice) ?? {}
  // Of a destination that was deleted there is nothing to be set.
  if (facts?.['reason'] === 'formerDestination') return false
  return kind === 'settings-incomplete' || kind === 'credentials-missing'
}

function failureOf(notice: Notice): Failure | undefined {
  return 'failure' in notice ? notice.failure : undefined
}
