import { useEffect, useState, type ReactNode } from 'react'
import { Button, type ButtonProps } from './Button'

const tickMilliseconds = 1200

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

function useTick(): readonly [boolean, () => void] {
  const [tickedAt, setTickedAt] = useState(0)
  useEffect(() => {
    if (tickedAt === 0) return undefined
    const timer = setTimeout(() => setTickedAt(0), tickMilliseconds)
    return () => clearTimeout(timer)
  }, [tickedAt])
  return [tickedAt !== 0, () => setTickedAt(performance.now())]
}
