import styles from './TabBadge.module.css'

/** A number beside a tab's label. */
export function TabBadge({ count, words }: { readonly count: number; readonly words: string }) {
  return (
    <span className={styles['badge']} title={words}>
      {count}
    </span>
  )
}
