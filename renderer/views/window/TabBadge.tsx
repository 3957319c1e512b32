import { useFormat } from '../../i18n/use-format'
import styles from './TabBadge.module.css'

/** A number beside a tab's label. */
export function TabBadge({ count, words }: { readonly count: number; readonly words: string }) {
  const format = useFormat()
  return (
    <span className={styles['badge']} title={words}>
      {format.count(count)}
    </span>
  )
}
