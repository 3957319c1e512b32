import { useState } from 'react'
import type { Destination } from '../../../electron/shared/destination'
import { asksForCode, describeFailure, type Failure } from '../../../electron/shared/failure'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { uploadsTo } from '../../state/selectors'
import { useOverviewOf, useSettings, useStores } from '../../state/stores'
import { Banner, type BannerAction } from '../../views/window/Banner'
import { draftOf } from '../../views/settings/draft'
import { fieldAtFault, fixLabel } from '../../views/settings/fixes'
import { ConnectedMfaCode } from '../settings/ConnectedMfaCode'
import { ConnectedTrustQuestion } from '../settings/ConnectedTrustQuestion'
import { settingsSession } from '../settings/settings-session'
import { useMend } from './use-mend'

/** What stops every upload to a destination, said once above the list. */
export function HoldBanners() {
  const translate = useTranslate()
  const { screen, uploads } = useStores()
  const holds = useOverviewOf(({ queue }) => queue.holds)
  const { destinations, secretProtection } = useSettings()
  const [questioned, setQuestioned] = useState<Destination>()
  const { fixesOf, mend } = useMend()
  const banners = holds.map(({ destinationId, reason, failure }) => {
    const held = uploadsTo(uploads, destinationId)
    // A cause that stops nothing here is told once there is something to stop.
    if (held.length === 0) return null
    const paused = held.filter(({ status }) => status.state === 'paused').length
    const { message, fix } = describeFailure(failure, translate)
    const tryAgain: BannerAction = {
      label: translate('uploads.hold.tryAgain'),
      onAction: () => void api.retryDestination(destinationId),
    }
    const openSettings: BannerAction = {
      label: translate('common.openSettings'),
      onAction: () => {
        settingsSession.bringUp(destinationId, fieldAtFault(failure))
        screen.show('settings')
      },
    }
    const fixes = fixesOf(destinationId, failure).map((one, index): BannerAction => ({
      label: fixLabel(one, translate),
      onAction: () => {
        if (one.kind === 'trust-certificate')
          setQuestioned(destinations.find(({ id }) => id === destinationId))
        else void mend(destinationId, one)
      },
      isPrimary: index === 0,
    }))
    if (reason === 'offline') {
      // The line may be cut, or the address be wrong: only what the network said can tell.
      const mayBeAddress = failure.facts['reason'] !== undefined
      const waiting = waitingWords('offlineNext', paused)
      return (
        <Banner
          key={destinationId}
          icon="offline"
          tone="calm"
          title={message}
          text={mayBeAddress ? sentences(fix, waiting) : waiting || fix}
          actions={mayBeAddress ? [openSettings, tryAgain] : [tryAgain]}
        />
      )
    }
    return (
      <Banner
        key={destinationId}
        icon={failure.kind === 'credentials-expired' ? 'clock' : 'alert'}
        tone="amber"
        title={message}
        text={sentences(fix, waitingWords('paused', paused))}
        evidence={failure.detail}
        {...(asksForCode(failure) && { field: codeField(destinationId) })}
        actions={
          asksForCode(failure)
            ? [openSettings]
            : fixes.length > 0
              ? [openSettings, ...fixes.toReversed()]
              : actionsFor(destinationId, failure, tryAgain, openSettings)
        }
      />
    )
  })

  return (
    <>
      {banners}
      {questioned === undefined ? null : (
        <ConnectedTrustQuestion
          draft={draftOf(questioned, secretProtection)}
          onClose={() => setQuestioned(undefined)}
          onTrust={(fingerprint) => {
            setQuestioned(undefined)
            void mend(questioned.id, { kind: 'trust-certificate', fingerprint })
          }}
        />
      )}
    </>
  )

  /** What ends the hold most likely stands last and first in sight. */
  function actionsFor(
    destinationId: string,
    { kind, facts }: Failure,
    tryAgain: BannerAction,
    openSettings: BannerAction,
  ): readonly BannerAction[] {
    const isLent = facts['profile'] !== undefined
    // What a profile lends is mended outside Ollim.
    if (isLent) return [openSettings, { ...tryAgain, isPrimary: true }]
    if (kind !== 'credentials-expired' || borrows(destinationId)) {
      return [tryAgain, { ...openSettings, isPrimary: true }]
    }
    const pasteNew: BannerAction = {
      label: translate('expiry.pasteNew'),
      onAction: () => {
        settingsSession.bringUp(destinationId, 'paste')
        screen.show('settings')
      },
      isPrimary: true,
    }
    return [tryAgain, pasteNew]
  }

  /** The queue goes on by itself once the session has begun. */
  function codeField(destinationId: string) {
    const destination = destinations.find(({ id }) => id === destinationId)
    if (destination === undefined) return null
    return <ConnectedMfaCode draft={draftOf(destination, secretProtection)} onBegun={() => undefined} />
  }

  function borrows(destinationId: string): boolean {
    const destination = destinations.find(({ id }) => id === destinationId)
    return destination !== undefined && destination.credentialsSource.kind !== 'keys'
  }

  function waitingWords(key: 'offlineNext' | 'paused', count: number): string {
    return count === 0 ? '' : translate(`uploads.hold.${key}`, { count })
  }
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
