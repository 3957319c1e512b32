import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Tag } from '../../controls/text/Tag'
import { useTimeLeft } from '../../controls/use-time-left'
import { isSoon } from '../../controls/text/is-soon'

/** How long temporary credentials are still valid, or that they have expired. */
export function ExpiryTag({ expiresAt }: { readonly expiresAt: number }) {
  const translate = useTranslate()
  const format = useFormat()
  const left = useTimeLeft(expiresAt)
  if (left <= 0) {
    return (
      <Tag tone="red" icon="clock">
        {translate('expiry.ended')}
      </Tag>
    )
  }
  return (
    <Tag tone={isSoon(left) ? 'amber' : 'plain'} icon="clock">
      {translate('expiry.in', { time: format.duration(left / 1000) })}
    </Tag>
  )
}
