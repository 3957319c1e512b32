import { isOfDamage } from '../../../electron/shared/failures/failure'
import { useTranslate } from '../../i18n/use-translate'
import { useOverviewOf } from '../../state/stores'
import { Banner } from '../../views/window/Banner'
import { DamageBanner } from './DamageBanner'

/** Shown above every screen while the uploads' progress cannot be written to disk. */
export function UnwrittenBanner() {
  const translate = useTranslate()
  const unwritten = useOverviewOf(({ queue }) => queue.unwritten)
  if (unwritten === undefined) return null
  if (isOfDamage(unwritten)) return <DamageBanner failure={unwritten} />
  const facts = unwritten.kind === 'disk-full' ? { context: 'full' } : {}
  return (
    <Banner
      icon="warning"
      tone="amber"
      title={translate('notice.unwritten.message', facts)}
      text={translate('notice.unwritten.fix', facts)}
    />
  )
}
