import { useSyncExternalStore } from 'react'
import { describeFailure } from '../../../electron/shared/failures/failure'
import { useTranslate } from '../../i18n/use-translate'
import { Kept, useKept } from '../../kept'
import { finishedLinks } from '../../state/selectors'
import { useOverviewOf, useSettings, useStores } from '../../state/stores'
import { fixLabel } from '../../views/settings/checks/fixes'
import { draftOf } from '../../views/settings/draft'
import { Banner, type BannerAction } from '../../views/window/Banner'
import { checkView } from '../settings/form/editor-rules'
import { settingsSession as session } from '../settings/form/settings-session'
import { useFixes } from '../use-fixes'
import { useRenewLinks } from '../use-renew-links'

/** When the check ended whose result the person does not want to see any more. */
const keptDismissal = new Kept(0)

/** Shown once there are links, if the last check of their destination has found that readers cannot open them. */
export function ClosedLinksBanner() {
  const translate = useTranslate()
  const { uploads, screen } = useStores()
  const { destinations, defaultDestinationId: id, secretProtection } = useSettings()
  const entry = useSyncExternalStore(session.subscribe, () => session.read(id))
  const hasLinks = useOverviewOf(({ done }) => done > 0)
  const [dismissedAt, setDismissedAt] = useKept(keptDismissal)
  const { fixesOf, fixDestination } = useFixes()
  const renewLinks = useRenewLinks()

  const destination = destinations.find((one) => one.id === id)
  if (!hasLinks || destination === undefined) return null
  const check = checkView(entry, draftOf(destination, secretProtection))
  if (check.state !== 'finished' || check.isStale) return null
  const { outcomes, finishedAt } = check.report
  if (outcomes.link.status !== 'failed' || finishedAt === dismissedAt) return null
  const { failure } = outcomes.link
  // Another try may well open it.
  if (failure.retryable) return null

  const openSettings: BannerAction = {
    label: translate('common.openSettings'),
    onAction: () => {
      session.bringUp(id, undefined)
      screen.show('settings')
    },
  }
  // Any other change only helps later uploads; a presigned link can replace one that is there.
  const presign = fixesOf(id, failure)
    .filter(({ kind }) => kind === 'presigned-links')
    .map((fix) => ({
      label: fixLabel(fix, translate),
      isPrimary: true,
      onAction: () => void fixDestination(id, fix).then(() => renewLinks(ownLinks())),
    }))
  const { message, fix } = describeFailure(failure, translate)
  return (
    <Banner
      icon="warning"
      tone="amber"
      title={message}
      text={fix}
      actions={[openSettings, ...presign]}
      dismiss={{ label: translate('notice.dismiss'), onDismiss: () => setDismissedAt(finishedAt) }}
    />
  )

  function ownLinks(): readonly string[] {
    const own = finishedLinks(uploads, Infinity).filter(({ destinationId }) => destinationId === id)
    return own.map((upload) => upload.id)
  }
}
