import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import styles from './FoundBuckets.module.css'
import { MoreChoices } from '../fields/MoreChoices'

/** As many as fit on one line: a second line would push the fields down. */
const maxButtons = 2

export interface FoundBucketsProps {
  readonly names: readonly string[]
  readonly onChoose: (name: string) => void
}

/** The buckets that the key may list, to choose with one press. */
export function FoundBuckets({ names, onChoose }: FoundBucketsProps) {
  const translate = useTranslate()
  const shown = names.slice(0, maxButtons)
  const others = names.slice(maxButtons)
  return (
    <div role="group" aria-label={translate('firstRun.buckets')} className={styles['found']}>
      <span className={styles['label']}>{translate('firstRun.buckets')}</span>
      {shown.map((name) => (
        <Button key={name} size="small" onPress={() => onChoose(name)}>
          {name}
        </Button>
      ))}
      {others.length === 0 ? null : (
        <MoreChoices
          label={translate('firstRun.moreBuckets', { count: others.length })}
          choices={others.map((name) => ({ id: name, label: name }))}
          onChoose={onChoose}
        />
      )}
    </div>
  )
}
