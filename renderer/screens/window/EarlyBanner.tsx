import { useSyncExternalStore } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { useStores } from '../../state/stores'
import { Banner } from '../../views/window/Banner'

/** Shown above every screen while images wait for the first destination. */
export function EarlyBanner() {
  const translate = useTranslate()
  const { early } = useStores()
  const files = useSyncExternalStore(early.subscribe, early.read)
  if (files.length === 0) return null
  return (
    <Banner
      icon="clock"
      tone="calm"
      title={translate('early.message')}
      text={translate('early.fix')}
      actions={[{ label: translate('early.discard'), onAction: () => void early.take() }]}
    />
  )
}
