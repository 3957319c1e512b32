import { useRef } from 'react'
import { Button, type ButtonProps } from './Button'

export interface FileButtonProps extends Omit<ButtonProps, 'onPress' | 'ref'> {
  /** Media types or extensions for the system's file dialog. */
  readonly accept: string
  readonly onChoose: (file: File) => void
}

/** A button that asks for one file. */
export function FileButton({ accept, onChoose, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.item(0)
          // Cleared, so that the same file can be chosen again.
          currentTarget.value = ''
          if (file !== null && file !== undefined) onChoose(file)
        }}
      />
    </>
  )
}
