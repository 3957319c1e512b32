import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { isSoon } from './is-soon'
import { Tag } from './Tag'
import { useTimeLeft } from '../use-time-left'

export interface LinkEndProps {
  readonly linkEndsAt: number
  /** In a narrow list, shows an ended link with one word. */
  readonly isBrief?: boolean
}

/** How long a presigned link still works, or that it has expired. */
export function LinkEnd({ linkEndsAt, isBrief = false }: LinkEndProps) {
  const translate = useTranslate()
  const format = useFormat()
  const left = useTimeLeft(linkEndsAt)
  if (left <= 0) {
    return (
      <Tag tone="red" icon="clock" {...(isBrief && { brief: translate('links.endedBrief') })}>
        {translate('links.ended')}
      </Tag>
    )
  }
  const time = format.span(left / 1000)
  return (
    <Tag tone={isSoon(left) ? 'amber' : 'plain'} icon="clock" brief={translate('units.left', { time })}>
      {translate('links.endsIn', { time })}
    </Tag>
  )
}
