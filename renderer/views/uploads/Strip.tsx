import type { ReactNode } from 'react'
import { classes } from '../../style/classes'
import { Button } from '../controls/buttons/Button'
import { Mark } from '../controls/Mark'
import { filled } from '../controls/filled'
import { MenuButton, type MenuButtonAction } from '../controls/buttons/MenuButton'
import styles from './Strip.module.css'

export interface StripProps {
  readonly title: string
  readonly detail: ReactNode
  /** From 0 to 1 while uploads are running; absent when all have ended. */
  readonly fraction: number | undefined
  readonly isPaused: boolean
  /** In an order that is always the same: no action takes another's place under the pointer. */
  readonly actions: readonly MenuButtonAction[]
  /** The id of the action that stands out; in narrow windows the others move into a menu. */
  readonly mainId: string
  /** The menu's name. */
  readonly moreLabel: string
}

/** The totals of all uploads in one line, with the mark as the meter. */
export function Strip({ title, detail, fraction, isPaused, actions, mainId, moreLabel }: StripProps) {
  const others = actions.filter(({ id }) => id !== mainId)
  return (
    <section className={styles['strip']} aria-label={title}>
      <span className={styles['mark']}>
        <Mark size={34} ring={{ shows: 'progress', fraction, isPaused }} />
      </span>
      <div className={styles['words']}>
        <h1 className={classes(styles['title'], 'numbers')}>{title}</h1>
        <div className={classes(styles['detail'], 'numbers')}>{detail}</div>
      </div>
      <div className={styles['actions']}>
        {actions.map(({ id, label, onAction }) => (
          <span key={id} className={id === mainId ? undefined : 'onlyWide'}>
            <Button size="small" kind={id === mainId ? 'secondary' : 'quiet'} onPress={onAction}>
              {label}
            </Button>
          </span>
        ))}
        {others.length === 0 ? null : (
          <span className="onlyNarrow">
            <MenuButton label={moreLabel} actions={others} />
          </span>
        )}
      </div>
      <div className={classes(styles['total'], isPaused && styles['paused'])} aria-hidden="true">
        {fraction === undefined ? null : <i style={{ transform: `translateX(${filled(fraction)})` }} />}
      </div>
    </section>
  )
}
