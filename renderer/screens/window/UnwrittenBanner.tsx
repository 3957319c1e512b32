import { useTranslate } from '../../i18n/useTranslate'
import { useOverviewOf } from '../../state/stores'
import { Banner } from '../../views/window/Banner'

/** Above every screen for as long as the disk does not take what happens to uploads. */
export function UnwrittenBanner() {
  const translate = useTranslate()
  const kind = useOverviewOf(({ queue }) => queue.unwritten?.kind)
  if (kind === undefined) return null
  const facts = kind === 'disk-full' ? { context: 'full' } : {}
  return (
    <Banner
      icon="alert"
      tone="amber"
      title={translate('notice.unwritten.message', facts)}
      text={translate('notice.unwritten.fix', facts)}
    />
  )
}
