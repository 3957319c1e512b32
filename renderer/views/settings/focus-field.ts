import type { DestinationFieldName } from '../../../electron/shared/destination'
import { fieldOrder } from './draft'

/** Puts the keyboard into a field of a form, by its name; opens nothing, moves nothing else. */
export function focusField(form: HTMLFormElement | null, name: DestinationFieldName | undefined): void {
  inputNamed(form, name)?.focus()
}

/** Puts the keyboard into a field whose value is to be another one: a stored secret gives way to an empty field. */
export function focusWrongField(form: HTMLFormElement | null, name: DestinationFieldName | undefined): void {
  const input = inputNamed(form, name)
  // `Replace` is the last thing in it.
  const replace = input?.parentElement?.querySelector<HTMLButtonElement>('button:last-of-type')
  if (input?.readOnly === true) replace?.click()
  else input?.focus()
}

function inputNamed(
  form: HTMLFormElement | null,
  name: DestinationFieldName | undefined,
): HTMLInputElement | HTMLTextAreaElement | null | undefined {
  if (name === undefined) return null
  return form?.querySelector(`:is(input, textarea)[name="${name}"]:not([type="hidden"])`)
}

/** The same; where there is no such field any more, the keyboard goes to what the check says. */
export function focusMended(form: HTMLFormElement | null, name: DestinationFieldName): void {
  focusField(form, name)
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('checks-title')?.focus()
  })
}

/** Puts the keyboard into the box that takes whatever is pasted. */
export function focusPaste(form: HTMLFormElement | null): void {
  form?.querySelector('textarea')?.focus()
}

/** The field in which the keyboard stands. */
export function focusedField(): DestinationFieldName | undefined {
  const element = document.activeElement
  return element instanceof HTMLInputElement ? fieldOrder.find((name) => name === element.name) : undefined
}
