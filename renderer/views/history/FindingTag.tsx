import type { HistoryFinding } from '../../../electron/shared/history/history'
import { useTranslate } from '../../i18n/use-translate'
import type { IconName } from '../controls/Icon'
import { Tag, type TagProps } from '../controls/text/Tag'

const tagProps: Readonly<
  Record<HistoryFinding['kind'], { readonly tone: NonNullable<TagProps['tone']>; readonly icon: IconName }>
> = {
  public: { tone: 'accent', icon: 'check' },
  'not-public': { tone: 'amber', icon: 'lock' },
  changed: { tone: 'amber', icon: 'warning' },
  missing: { tone: 'red', icon: 'warning' },
  unknown: { tone: 'plain', icon: 'offline' },
  'not-deleted': { tone: 'red', icon: 'warning' },
}

/** The result of the last check of an entry's object, in one or two words. */
export function FindingTag({ finding }: { readonly finding: HistoryFinding }) {
  const translate = useTranslate()
  return <Tag {...tagProps[finding.kind]}>{translate(`history.finding.${finding.kind}.tag`)}</Tag>
}
