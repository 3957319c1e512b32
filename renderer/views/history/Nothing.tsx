import { useEffect, useRef, type ReactNode } from 'react'
import styles from './Nothing.module.css'

export interface NothingProps {
  readonly title: string
  readonly hint: string
  /** False keeps the room without a word, while the answer is on its way. */
  readonly isShown: boolean
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** In the place of a list that is empty; takes the keyboard, where that went with the list's last row. */
export function Nothing({ title, hint, isShown, children }: NothingProps) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isShown && document.activeElement === document.body) element.current?.focus()
  }, [isShown])
  return (
    <div ref={element} className={styles['nothing']} tabIndex={-1} data-way-in>
      {isShown ? (
        <>
          <p className={styles['title']}>{title}</p>
          <p>{hint}</p>
          {children}
        </>
      ) : null}
    </div>
  )
}
