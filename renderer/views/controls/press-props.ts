import type { ComponentProps, KeyboardEvent, MouseEvent } from 'react'

/** What a button can be told. */
export interface PressableProps extends Pick<
  ComponentProps<'button'>,
  'ref' | 'type' | 'form' | 'autoFocus' | 'aria-expanded'
> {
  readonly onPress?: (button: HTMLButtonElement) => void
  readonly isDisabled?: boolean
  /** Tab passes it by, because other keys lead to it. */
  readonly excludeFromTabOrder?: boolean
  /** Words that the page's `HintLayer` shows beside it, where they say more than its own. */
  readonly hint?: string
}

type ButtonAttributes = ComponentProps<'button'> & { readonly 'data-hint': string | undefined }

/**
 * The attributes of a native button. A list makes dozens at once, which is why they are nothing more.
 * The row or sheet in which it stands does not hear of the press.
 */
export function pressProps({
  onPress,
  isDisabled = false,
  excludeFromTabOrder = false,
  hint,
  type = 'button',
  ...rest
}: PressableProps): ButtonAttributes {
  return {
    ...rest,
    type,
    disabled: isDisabled,
    'data-hint': hint,
    ...(excludeFromTabOrder && { tabIndex: -1 }),
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      event.stopPropagation()
      onPress?.(event.currentTarget)
    },
    onKeyDown: keepPressingKeys,
  }
}

/** A key that stays down presses once: what has the focus by then may be another button. */
function keepPressingKeys(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.stopPropagation()
  if (event.repeat) event.preventDefault()
}
