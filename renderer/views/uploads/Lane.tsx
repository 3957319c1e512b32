import { memo } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/buttons/Button'
import { Icon } from '../controls/Icon'
import styles from './Lane.module.css'

export interface LaneProps {
  readonly onChooseFiles: () => void
  readonly onPaste: () => void
}

/** A slim drop region above the list. The whole window accepts drops; this one says so. */
export const Lane = memo(function Lane({ onChooseFiles, onPaste }: LaneProps) {
  const translate = useTranslate()
  return (
    <section className={styles['lane']} aria-label={translate('drop.region')}>
      <Icon name="plus" />
      <span className={styles['words']}>{translate('drop.more')}</span>
      <Button size="small" kind="quiet" onPress={onChooseFiles}>
        {translate('drop.choose')}
      </Button>
      <Button size="small" kind="quiet" onPress={onPaste}>
        {translate('drop.paste')}
      </Button>
    </section>
  )
})
