import type { ReactNode } from 'react'
import { classes } from '../../style/classes'
import { Button } from '../controls/buttons/Button'
import { CopyButton } from '../controls/buttons/CopyButton'
import { Icon, type IconName } from '../controls/Icon'
import { IconButton } from '../controls/buttons/IconButton'
import styles from './Banner.module.css'

export interface BannerProps {
  readonly icon: IconName
  /** `calm` for what passes by itself or asks for nothing, `amber` for what waits for the person. */
  readonly tone: 'calm' | 'amber'
  readonly title: string
  readonly text: string
  /** A server's answer, for its administrator; empty for none. */
  readonly evidence?: string
  readonly actions?: readonly BannerAction[]
  /** A field to fill in, beside the actions. */
  readonly field?: ReactNode
  readonly dismiss?: { readonly label: string; readonly onDismiss: () => void }
}

export type BannerAction = {
  readonly label: string
  /** Nothing on the screen is more urgent. */
  readonly isPrimary?: boolean
} & (
  | { readonly onAction: () => void }
  /** Copies something; returns whether it did. */
  | { readonly onCopy: () => Promise<boolean> }
)

/** A problem that concerns more than one row, shown once, with what to do about it. */
export function Banner(props: BannerProps) {
  const { icon, tone, title, text, evidence = '', actions = [], field, dismiss } = props
  return (
    <div
      className={classes(styles['banner'], styles[tone])}
      role="alert"
      data-has-actions={actions.length === 0 ? undefined : true}
    >
      <Icon name={icon} />
      <div className={styles['words']}>
        <strong>{title}</strong>
        <p>{text}</p>
        {evidence === '' ? null : <p className={classes(styles['evidence'], 'selectable')}>{evidence}</p>}
      </div>
      {field}
      {actions.length === 0 ? null : (
        <div className={styles['actions']}>
          {actions.map((action) => (
            <ActionButton key={action.label} {...action} />
          ))}
        </div>
      )}
      {dismiss === undefined ? null : (
        <IconButton icon="close" label={dismiss.label} onPress={dismiss.onDismiss} />
      )}
    </div>
  )
}

function ActionButton({ label, isPrimary = false, ...action }: BannerAction) {
  const kind = isPrimary ? 'primary' : 'secondary'
  return 'onCopy' in action ? (
    <CopyButton kind={kind} onCopy={action.onCopy}>
      {label}
    </CopyButton>
  ) : (
    <Button kind={kind} onPress={action.onAction}>
      {label}
    </Button>
  )
}
