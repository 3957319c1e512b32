import type { ComponentProps, KeyboardEvent, MouseEvent } from 'react'

/** The props of a button. */
export interface PressableProps extends Pick<
  ComponentProps<'button'>,
  'ref' | 'type' | 'form' | 'autoFocus' | 'aria-expanded'
> {
  /** Has a focus ring whenever it has the focus: browsers leave it out after a key with Ctrl. */
  readonly showsFocus?: boolean
  readonly onPress?: (button: HTMLButtonElement) => void
  readonly isDisabled?: boolean
  /** Not in the Tab order, because other keys lead to it. */
  readonly excludeFromTabOrder?: boolean
  /** A hint that the page's `HintLayer` shows beside it, if it says more than the button's text. */
  readonly hint?: string
}

type ButtonAttributes = ComponentProps<'button'> & {
  readonly 'data-hint': string | undefined
  readonly 'data-shows-focus': true | undefined
}

/**
 * The attributes of a native button. A list creates dozens at once, so they are only attributes. The row or sheet
 * around it does not get the press.
 */
export function pressProps({
  onPress,
  isDisabled = false,
  excludeFromTabOrder = false,
  hint,
  showsFocus = false,
  type = 'button',
  ...rest
}: PressableProps): ButtonAttributes {
  return {
    ...rest,
    type,
    disabled: isDisabled,
    'data-hint': hint,
    'data-shows-focus': showsFocus || undefined,
    ...(excludeFromTabOrder && { tabIndex: -1 }),
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      event.stopPropagation()
      if (isSecondOfOther(event)) event.preventDefault()
      else onPress?.(event.currentTarget)
    },
    onKeyDown: keepPressingKeys,
  }
}

/** The name of the button that was last pressed by a first click or a key. */
let pressed: string | null = null

/** The second click of a double-click does not press what only appeared there after the first, such as Stop. */
function isSecondOfOther({ detail, currentTarget }: MouseEvent<HTMLButtonElement>): boolean {
  const name = currentTarget.getAttribute('aria-label') ?? currentTarget.textContent
  if (detail > 1) return name !== pressed
  pressed = name
  return false
}

/** A held key presses only once: another button may have the focus by then. */
function keepPressingKeys(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.stopPropagation()
  if (event.repeat) event.preventDefault()
}
