import { describeFailure } from '../../../electron/shared/failure'
import { useTranslate } from '../../i18n/useTranslate'
import { useOverview, useStores } from '../../state/stores'
import { Banner } from '../../views/window/Banner'

/** What stops every upload to a destination, said once above the list. */
export function HoldBanners() {
  const translate = useTranslate()
  const { screen } = useStores()
  const { queue } = useOverview()
  return queue.holds.map(({ destinationId, reason, failure }) => {
    const { message, fix } = describeFailure(failure, translate)
    return reason === 'offline' ? (
      <Banner
        key={destinationId}
        icon="offline"
        tone="calm"
        title={message}
        text={translate('uploads.hold.offlineNext')}
      />
    ) : (
      <Banner
        key={destinationId}
        icon={failure.kind === 'credentials-expired' ? 'clock' : 'alert'}
        tone="amber"
        title={message}
        text={fix}
        action={{
          label: translate('common.openSettings'),
          onAction: () => screen.show('settings'),
          isPrimary: true,
        }}
      />
    )
  })
}
