import { useFormat } from '../../i18n/useFormat'
import { useTranslate } from '../../i18n/useTranslate'
import { Tag } from './Tag'
import { useTimeLeft } from './use-time-left'

const hourMilliseconds = 3_600_000

/** How long a presigned link still opens, or that it no longer does. */
export function LinkEnd({ linkEndsAt }: { readonly linkEndsAt: number }) {
  const translate = useTranslate()
  const format = useFormat()
  const left = useTimeLeft(linkEndsAt)
  if (left <= 0) {
    return (
      <Tag tone="red" icon="clock">
        {translate('links.ended')}
      </Tag>
    )
  }
  return (
    <Tag tone={left <= hourMilliseconds ? 'amber' : 'plain'} icon="clock">
      {translate('links.endsIn', { time: format.span(left / 1000) })}
    </Tag>
  )
}
