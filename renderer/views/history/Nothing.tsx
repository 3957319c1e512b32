import { useEffect, useRef, type ReactNode } from 'react'
import styles from './Nothing.module.css'

export interface NothingProps {
  readonly title: string
  readonly hint: string
  /** If false, only takes the space, while the answer is being loaded. */
  readonly isShown: boolean
  /** The actions to offer. */
  readonly children?: ReactNode
}

/** Shown in place of an empty list; takes the keyboard focus if that was lost with the list's last row. */
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
