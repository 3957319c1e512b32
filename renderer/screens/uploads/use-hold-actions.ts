import type { Destination } from '../../../electron/shared/destinations/destination'
import { asksForCode, type FailureKind } from '../../../electron/shared/failures/failure'
import { stepOf } from '../../../electron/shared/failures/stage-of-failure'
import type { PolicyKind } from '../../../electron/shared/providers/policy'
import type { DestinationHold } from '../../../electron/shared/uploads/upload'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { useSettings, useStores } from '../../state/stores'
import { fieldAtFault, fixLabel } from '../../views/settings/checks/fixes'
import { draftOf } from '../../views/settings/draft'
import type { BannerAction } from '../../views/window/Banner'
import { type FormPlace, settingsSession } from '../settings/form/settings-session'
import { takesPaste } from '../settings/paste/takes-paste'
import { useFixes } from '../use-fixes'

export interface HoldActionsNeeds {
  /** The held destination, unless it has been deleted. */
  readonly destination: Destination | undefined
  /** The policy that would grant what its key lacks. */
  readonly policy: PolicyKind | undefined
  readonly onAskTrust: (destination: Destination) => void
}

export interface HoldActions {
  readonly tryAgain: BannerAction
  readonly openSettings: BannerAction
  /** The actions that fit the cause. The most likely one comes last, where it is seen first. */
  readonly all: readonly BannerAction[]
}

/** Failures that no setting of Ollim causes, but the computer's clock or the provider does. */
const fixedElsewhere: readonly FailureKind[] = ['clock-skew', 'quota-exceeded']

/** Whether keys can be pasted in its form, and would be used. */
function canPaste(destination: Destination): boolean {
  return destination.credentialsSource.kind === 'keys' && takesPaste(destination)
}

/** The actions for a held destination. */
export function useHoldActions(
  { destinationId, failure }: DestinationHold,
  { destination, policy, onAskTrust }: HoldActionsNeeds,
): HoldActions {
  const translate = useTranslate()
  const { screen } = useStores()
  const { secretProtection } = useSettings()
  const { fixesOf, fixDestination } = useFixes()

  /** All keys are to be replaced. */
  const isExpired = failure.kind === 'credentials-expired' && fieldAtFault(failure) === undefined

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
    onAction: () => bringUp(fieldAtFault(failure) ?? (isExpired ? 'accessKeyId' : undefined)),
  }
  const pasteNew: BannerAction = {
    label: translate('expiry.pasteNew'),
    onAction: () => bringUp('paste'),
  }
  const copyPolicy = (kind: PolicyKind, of: Destination): BannerAction => ({
    label: translate('policy.copyIam'),
    onCopy: async () => (await api.copyPolicy(draftOf(of, secretProtection), kind)).ok,
  })
  const fixes = fixesOf(destinationId, failure).map((one, index) => ({
    label: fixLabel(one, translate),
    onAction: () => {
      if (one.kind !== 'trust-certificate') void fixDestination(destinationId, one)
      else if (destination !== undefined) onAskTrust(destination)
    },
    isPrimary: index === 0,
  }))

  function all(): readonly BannerAction[] {
    if (asksForCode(failure)) return [openSettings]
    if (fixes.length > 0) return [openSettings, ...fixes.toReversed()]
    // Credentials from a profile have to be fixed outside Ollim, too.
    const isElsewhere = fixedElsewhere.includes(failure.kind) || failure.facts['profile'] !== undefined
    if (isElsewhere) return [openSettings, { ...tryAgain, isPrimary: true }]
    if (destination !== undefined && policy !== undefined) {
      const copy = copyPolicy(policy, destination)
      // A key that may be wrong itself is corrected first.
      return stepOf(failure) === 'who'
        ? [copy, tryAgain, { ...openSettings, isPrimary: true }]
        : [openSettings, tryAgain, { ...copy, isPrimary: true }]
    }
    const isPasted = isExpired && destination !== undefined && canPaste(destination)
    const way = isPasted ? pasteNew : openSettings
    return [tryAgain, { ...way, isPrimary: true }]
  }

  return { tryAgain, openSettings, all: all() }
}
