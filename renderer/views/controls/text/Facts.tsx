import type { ReactNode } from 'react'
import { classes } from '../../../style/classes'
import styles from './Facts.module.css'

export interface Fact {
  readonly label: string
  readonly text: string
  /** Shown instead of the text. */
  readonly shown?: ReactNode
  /** Output of a program: monospaced, with its line breaks. */
  readonly isCode?: boolean
}

/** Facts about one thing, as a list of names and values. */
export function Facts({
  facts,
  isCompact,
}: {
  readonly facts: readonly Fact[]
  readonly isCompact?: boolean
}) {
  return (
    <dl className={classes(styles['facts'], isCompact === true && styles['compact'])}>
      {facts.map(({ label, text, shown, isCode }) => (
        <div key={label} className={styles['fact']}>
          <dt>{label}</dt>
          <dd className={classes('selectable', isCode === true && styles['code'])} title={text}>
            {shown ?? text}
          </dd>
        </div>
      ))}
    </dl>
  )
}
