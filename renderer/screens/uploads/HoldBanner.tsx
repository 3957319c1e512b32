import type { Destination } from '../../../electron/shared/destination'
import { asksForCode, describeFailure, type FailureKind } from '../../../electron/shared/failure'
import type { DestinationHold } from '../../../electron/shared/upload'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { uploadsTo } from '../../state/selectors'
import { useSettings, useStores } from '../../state/stores'
import { draftOf } from '../../views/settings/draft'
import { fieldAtFault, fixLabel } from '../../views/settings/fixes'
import { Banner, type BannerAction } from '../../views/window/Banner'
import { ConnectedMfaCode } from '../settings/ConnectedMfaCode'
import { type FormPlace, settingsSession } from '../settings/settings-session'
import { useMend } from './use-mend'

export interface HoldBannerProps {
  readonly hold: DestinationHold
  /** One fix alone is not done at once: whether to trust a certificate is a question. */
  readonly onAskTrust: (destination: Destination) => void
}

/** No setting of Ollim's is at fault: the person's clock or their provider is. */
const mendedElsewhere: readonly FailureKind[] = ['clock-skew', 'quota-exceeded']

/** What stops every upload to one destination, and what ends that. */
export function HoldBanner({ hold: { destinationId, reason, failure }, onAskTrust }: HoldBannerProps) {
  const translate = useTranslate()
  const { screen, uploads } = useStores()
  const { destinations, secretProtection } = useSettings()
  const { fixesOf, mend } = useMend()
  const destination = destinations.find(({ id }) => id === destinationId)
  const held = uploadsTo(uploads, destinationId)
  // A cause that stops nothing here is told once there is something to stop.
  if (held.length === 0) return null

  const paused = held.filter(({ status }) => status.state === 'paused').length
  const { message, fix } = describeFailure(failure, translate)
  const waitingWords = (key: 'offlineNext' | 'paused'): string =>
    paused === 0 ? '' : translate(`uploads.hold.${key}`, { count: paused })
  const tryAgain: BannerAction = {
    label: translate('uploads.hold.tryAgain'),
    onAction: () => void api.retryDestination(destinationId),
  }
  const openSettings: BannerAction = {
    label: translate('common.openSettings'),
    onAction: () => bringUp(fieldAtFault(failure)),
  }

  if (reason === 'offline') {
    // The line may be cut, or the address be wrong: only what the network said can tell.
    const mayBeAddress = failure.facts['reason'] !== undefined
    const waiting = waitingWords('offlineNext')
    return (
      <Banner
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
      icon={failure.kind === 'credentials-expired' ? 'clock' : 'alert'}
      tone="amber"
      title={message}
      text={sentences(fix, waitingWords('paused'))}
      evidence={failure.detail}
      {...(asksForCode(failure) && { field: codeField() })}
      actions={actions()}
    />
  )

  /** What ends the hold most likely stands last and first in sight. */
  function actions(): readonly BannerAction[] {
    if (asksForCode(failure)) return [openSettings]
    const fixes = fixActions()
    if (fixes.length > 0) return [openSettings, ...fixes.toReversed()]
    // What a profile lends is mended outside Ollim, too.
    const isElsewhere = mendedElsewhere.includes(failure.kind) || failure.facts['profile'] !== undefined
    if (isElsewhere) return [openSettings, { ...tryAgain, isPrimary: true }]
    const borrows = destination !== undefined && destination.credentialsSource.kind !== 'keys'
    if (failure.kind !== 'credentials-expired' || borrows) {
      return [tryAgain, { ...openSettings, isPrimary: true }]
    }
    const pasteNew: BannerAction = {
      label: translate('expiry.pasteNew'),
      onAction: () => bringUp('paste'),
      isPrimary: true,
    }
    return [tryAgain, pasteNew]
  }

  function fixActions(): readonly BannerAction[] {
    return fixesOf(destinationId, failure).map((one, index) => ({
      label: fixLabel(one, translate),
      onAction: () => {
        if (one.kind !== 'trust-certificate') void mend(destinationId, one)
        else if (destination !== undefined) onAskTrust(destination)
      },
      isPrimary: index === 0,
    }))
  }

  /** The queue goes on by itself once the session has begun. */
  function codeField() {
    if (destination === undefined) return null
    return <ConnectedMfaCode draft={draftOf(destination, secretProtection)} onBegun={() => undefined} />
  }

  function bringUp(place: FormPlace | undefined): void {
    settingsSession.bringUp(destinationId, place)
    screen.show('settings')
  }
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
