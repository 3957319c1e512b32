import { useSyncExternalStore } from 'react'
import { describeFailure, type Failure } from '../../../electron/shared/failures/failure'
import { useTranslate } from '../../i18n/use-translate'
import { Kept, useKept } from '../../kept'
import { finishedLinks, hasLinkTo } from '../../state/selectors'
import { useOverviewOf, useSettings, useStores } from '../../state/stores'
import type { CheckView } from '../../views/settings/checks/check-view'
import { draftOf } from '../../views/settings/draft'
import { Banner, type BannerAction } from '../../views/window/Banner'
import { checkView } from '../settings/form/editor-rules'
import { settingsSession as session } from '../settings/form/settings-session'
import { useLinkFixes } from '../use-link-fixes'

/** When the check ended whose result the person does not want to see any more. */
const keptDismissal = new Kept(0)

/** Shown once the default destination has links, if its last check has found that readers cannot open them. */
export function ClosedLinksBanner() {
  const translate = useTranslate()
  const { uploads, screen } = useStores()
  const { destinations, defaultDestinationId: id, secretProtection } = useSettings()
  const entry = useSyncExternalStore(session.subscribe, () => session.read(id))
  const [dismissedAt, setDismissedAt] = useKept(keptDismissal)
  const linkFixes = useLinkFixes()

  const destination = destinations.find((one) => one.id === id)
  const closed = destination && closedLinksIn(checkView(entry, draftOf(destination, secretProtection)))
  const isShown = closed !== undefined && closed.finishedAt !== dismissedAt
  const hasLinks = useOverviewOf(() => isShown && hasLinkTo(uploads, id))
  if (!isShown || !hasLinks) return null
  const { failure, finishedAt } = closed

  const openSettings: BannerAction = {
    label: translate('common.openSettings'),
    onAction: () => {
      session.bringUp(id, undefined)
      screen.show('settings')
    },
  }
  const fixes = linkFixes(ownLinks, id, failure).map(({ label, onFix }) => ({
    label,
    isPrimary: true,
    onAction: onFix,
  }))
  const { message, fix } = describeFailure(failure, translate)
  return (
    <Banner
      icon="warning"
      tone="amber"
      title={message}
      text={fix}
      actions={[openSettings, ...fixes]}
      dismiss={{ label: translate('notice.dismiss'), onDismiss: () => setDismissedAt(finishedAt) }}
    />
  )

  function ownLinks(): readonly string[] {
    const own = finishedLinks(uploads, Infinity).filter(({ destinationId }) => destinationId === id)
    return own.map((upload) => upload.id)
  }
}

/** What keeps readers from opening links, and when the check that found it ended; undefined if nothing does. */
function closedLinksIn(
  check: CheckView,
): { readonly failure: Failure; readonly finishedAt: number } | undefined {
  if (check.state !== 'finished' || check.isStale) return undefined
  const { outcomes, finishedAt } = check.report
  // If it may pass, another try may well open them.
  if (outcomes.link.status !== 'failed' || outcomes.link.failure.retryable) return undefined
  return { failure: outcomes.link.failure, finishedAt }
}
