import styles from './Keys.module.css'

/** The caps of one key combination, in the order they are pressed. */
export function Keys({ caps }: { readonly caps: readonly string[] }) {
  return (
    <kbd className={styles['keys']}>
      {caps.map((cap) => (
        <kbd key={cap} className={styles['cap']}>
          {cap}
        </kbd>
      ))}
    </kbd>
  )
}
