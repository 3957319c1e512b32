import styles from './Nothing.module.css'

export interface NothingProps {
  readonly title: string
  readonly hint: string
  /** False keeps the room without a word, while the answer is on its way. */
  readonly isShown: boolean
}

/** In the place of a list that is empty. */
export function Nothing({ title, hint, isShown }: NothingProps) {
  return (
    <div className={styles['nothing']} role="status">
      {isShown ? (
        <>
          <p className={styles['title']}>{title}</p>
          <p>{hint}</p>
        </>
      ) : null}
    </div>
  )
}
