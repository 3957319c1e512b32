import type { TextFieldProps } from 'react-aria-components'

/**
 * For a text field where Enter does something: not while Korean is still being put together. Every other key
 * goes on to whom it concerns, Escape to the dialog around the field.
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
