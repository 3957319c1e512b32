import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button'
import { useTick } from './use-tick'

export interface CopyButtonProps {
  readonly children: ReactNode
  readonly onCopy: () => void
  readonly kind?: NonNullable<ButtonProps['kind']>
  readonly size?: NonNullable<ButtonProps['size']>
  readonly isDisabled?: boolean
  readonly collapses?: boolean
  readonly excludeFromTabOrder?: boolean
}

/** Copies; its picture turns into a tick for a moment. */
export function CopyButton({ children, onCopy, ...rest }: CopyButtonProps) {
  const [copied, tick] = useTick()
  return (
    <Button
      {...rest}
      icon={copied ? 'check' : 'copy'}
      onPress={() => {
        onCopy()
        tick()
      }}
    >
      {children}
    </Button>
  )
}
