import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { useSettings } from '../../state/stores'
import { Banner } from '../../views/window/Banner'

/** Shown above every screen while images wait for the first destination. */
export function EarlyBanner() {
  const translate = useTranslate()
  const { earlyImages } = useSettings()
  if (earlyImages === 0) return null
  return (
    <Banner
      icon="clock"
      tone="calm"
      title={translate('early.message')}
      text={translate('early.fix')}
      actions={[{ label: translate('early.discard'), onAction: () => void api.discardEarlyImages() }]}
    />
  )
}
