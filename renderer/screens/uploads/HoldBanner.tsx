import type { Destination } from '../../../electron/shared/destinations/destination'
import { asksForCode, describeFailure, type Translate } from '../../../electron/shared/failures/failure'
import { stageOf } from '../../../electron/shared/failures/stage-of-failure'
import { policyFor } from '../../../electron/shared/providers/policy'
import type { DestinationHold } from '../../../electron/shared/uploads/upload'
import { useTranslate } from '../../i18n/use-translate'
import { pausedTo } from '../../state/selectors'
import { useOverviewOf, useSettings, useStores } from '../../state/stores'
import { draftOf } from '../../views/settings/draft'
import { Banner } from '../../views/window/Banner'
import { ConnectedMfaCode } from '../settings/form/ConnectedMfaCode'
import { useHoldActions } from './use-hold-actions'

export interface HoldBannerProps {
  readonly hold: DestinationHold
  /** The only fix that is not applied at once: trusting a certificate asks first. */
  readonly onAskTrust: (destination: Destination) => void
}

/** The problem that stops every upload to one destination, and what ends it. */
export function HoldBanner({ hold, onAskTrust }: HoldBannerProps) {
  const { destinationId, reason, failure } = hold
  const translate = useTranslate()
  const { uploads } = useStores()
  const { destinations, secretProtection } = useSettings()
  const destination = destinations.find(({ id }) => id === destinationId)
  const policy = destination && policyFor(stageOf(failure).step, failure, destination.provider)
  const { tryAgain, openSettings, all: actions } = useHoldActions(hold, { destination, policy, onAskTrust })
  const paused = useOverviewOf(() => pausedTo(uploads, destinationId))
  // Stays hidden until there is an upload that the problem stops.
  if (paused === undefined) return null

  // The button that copies the policy is in the banner itself.
  const { message, fix } = describeFailure(failure, translate, policy && 'policy.copyHere')
  const waitingWords = (key: 'offlineNext' | 'paused'): string =>
    paused === 0 ? '' : translate(`uploads.hold.${key}`, { count: paused })

  if (reason === 'offline') {
    // The connection may be down, or the address wrong: only the network error's reason can tell.
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
  // The queue continues by itself once the session has begun.
  const codeField = destination && (
    <ConnectedMfaCode draft={draftOf(destination, secretProtection)} onBegun={() => undefined} />
  )
  return (
    <Banner
      icon={failure.kind === 'credentials-expired' ? 'clock' : 'warning'}
      tone="amber"
      title={titleOf(message, destinations.length > 1 ? destination?.name : undefined, translate)}
      text={sentences(fix, waitingWords('paused'))}
      evidence={failure.detail}
      {...(asksForCode(failure) && { field: codeField })}
      actions={actions}
    />
  )
}

/** Says whose problem it is, unless the message does. */
function titleOf(message: string, name: string | undefined, translate: Translate): string {
  const isSaid = name === undefined || message.includes(name)
  return isSaid ? message : translate('uploads.hold.of', { name, sentence: message })
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
