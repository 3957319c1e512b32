import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button'
import { useTick } from './use-tick'

export interface CopyButtonProps {
  readonly children: ReactNode
  /** @returns whether anything was copied */
  readonly onCopy: () => Promise<boolean>
  readonly kind?: NonNullable<ButtonProps['kind']>
  readonly size?: NonNullable<ButtonProps['size']>
  readonly isDisabled?: boolean
  readonly collapses?: boolean
  readonly excludeFromTabOrder?: boolean
}

/** A button that copies; afterwards its icon becomes a tick for a moment. */
export function CopyButton({ children, onCopy, ...rest }: CopyButtonProps) {
  const [copied, tickOnce] = useTick()
  return (
    <Button {...rest} icon={copied ? 'check' : 'copy'} onPress={() => tickOnce(onCopy())}>
      {children}
    </Button>
  )
}
