import type { LinkFormat } from '../../../electron/shared/links/link-format'
import { useTranslate } from '../../i18n/use-translate'
import { classes } from '../../style/classes'
import styles from './FormatExamples.module.css'

export interface FormatExample {
  readonly format: LinkFormat
  readonly text: string
}

/** One image's link in each link format. */
export function FormatExamples({ formats }: { readonly formats: readonly FormatExample[] }) {
  const translate = useTranslate()
  return (
    <dl className={styles['formats']}>
      {formats.map(({ format, text }) => (
        <div key={format} className={styles['format']}>
          <dt className={styles['name']}>{translate(`linkFormat.${format}`)}</dt>
          <dd>
            <code className={classes(styles['text'], 'sample', 'selectable')}>{text}</code>
          </dd>
        </div>
      ))}
    </dl>
  )
}
