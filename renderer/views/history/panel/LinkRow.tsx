import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { IconButton } from '../../controls/buttons/IconButton'
import { useTick } from '../../controls/buttons/use-tick'
import styles from './LinkRow.module.css'

export interface LinkRowProps {
  /** The format's name. */
  readonly label: string
  readonly text: string
  /** @returns whether anything was copied */
  readonly onCopy: () => Promise<boolean>
}

/** One link in one format, and the button that copies it. */
export function LinkRow({ label, text, onCopy }: LinkRowProps) {
  const translate = useTranslate()
  const [isCopied, tickOnce] = useTick()
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>{label}</span>
      <code className={classes(styles['text'], 'selectable')} title={text}>
        {text}
      </code>
      <IconButton
        icon={isCopied ? 'check' : 'copy'}
        label={translate('history.copyAs', { format: label })}
        onPress={() => tickOnce(onCopy())}
      />
    </div>
  )
}
