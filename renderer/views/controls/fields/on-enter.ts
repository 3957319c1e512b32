import type { TextFieldProps } from 'react-aria-components'

/**
 * For a text field where Enter does something: ignores Enter while Hangul is being composed. Every other key goes
 * on to other handlers, such as Escape to the dialog around the field.
 */
export function onEnter(act: () => void): NonNullable<TextFieldProps['onKeyDown']> {
  return (event) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) {
      event.continuePropagation()
      return
    }
    event.preventDefault()
    act()
  }
}
