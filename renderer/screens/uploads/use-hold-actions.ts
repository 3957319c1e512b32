import type { Destination } from '../../../electron/shared/destination'
import { asksForCode, type FailureKind } from '../../../electron/shared/failure'
import type { DestinationHold } from '../../../electron/shared/upload'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { useStores } from '../../state/stores'
import { fieldAtFault, fixLabel } from '../../views/settings/fixes'
import type { BannerAction } from '../../views/window/Banner'
import { type FormPlace, settingsSession } from '../settings/settings-session'
import { useMend } from './use-mend'

export interface HoldActionsNeeds {
  /** The one that is held, while there is one. */
  readonly destination: Destination | undefined
  readonly onAskTrust: (destination: Destination) => void
}

export interface HoldActions {
  readonly tryAgain: BannerAction
  readonly openSettings: BannerAction
  /** What fits the cause. What ends the hold most likely stands last and first in sight. */
  readonly all: readonly BannerAction[]
}

/** No setting of Ollim's is at fault: the person's clock or their provider is. */
const mendedElsewhere: readonly FailureKind[] = ['clock-skew', 'quota-exceeded']

/** What the person can do about a destination that is held. */
export function useHoldActions(
  { destinationId, failure }: DestinationHold,
  { destination, onAskTrust }: HoldActionsNeeds,
): HoldActions {
  const translate = useTranslate()
  const { screen } = useStores()
  const { fixesOf, mend } = useMend()

  const bringUp = (place: FormPlace | undefined) => {
    settingsSession.bringUp(destinationId, place)
    screen.show('settings')
  }
  const tryAgain: BannerAction = {
    label: translate('uploads.hold.tryAgain'),
    onAction: () => void api.retryDestination(destinationId),
  }
  const openSettings: BannerAction = {
    label: translate('common.openSettings'),
    onAction: () => bringUp(fieldAtFault(failure)),
  }
  const pasteNew: BannerAction = {
    label: translate('expiry.pasteNew'),
    onAction: () => bringUp('paste'),
  }
  const fixes = fixesOf(destinationId, failure).map((one, index) => ({
    label: fixLabel(one, translate),
    onAction: () => {
      if (one.kind !== 'trust-certificate') void mend(destinationId, one)
      else if (destination !== undefined) onAskTrust(destination)
    },
    isPrimary: index === 0,
  }))

  function all(): readonly BannerAction[] {
    if (asksForCode(failure)) return [openSettings]
    if (fixes.length > 0) return [openSettings, ...fixes.toReversed()]
    // What a profile lends is mended outside Ollim, too.
    const isElsewhere = mendedElsewhere.includes(failure.kind) || failure.facts['profile'] !== undefined
    if (isElsewhere) return [openSettings, { ...tryAgain, isPrimary: true }]
    const borrows = destination !== undefined && destination.credentialsSource.kind !== 'keys'
    return failure.kind !== 'credentials-expired' || borrows
      ? [tryAgain, { ...openSettings, isPrimary: true }]
      : [tryAgain, { ...pasteNew, isPrimary: true }]
  }

  return { tryAgain, openSettings, all: all() }
}
