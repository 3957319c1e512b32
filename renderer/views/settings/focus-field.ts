import type { DestinationFieldName, FieldProblem } from '../../../electron/shared/destinations/destination'
import { fieldNames } from './draft'

/** Focuses a field of a form by its name; changes nothing else. */
export function focusField(form: HTMLFormElement | null, name: DestinationFieldName | undefined): void {
  inputNamed(form, name)?.focus()
}

/** Focuses the wrong field that comes first on the screen; each form has an order of its own. */
export function focusFirstWrong(form: HTMLFormElement | null, problems: readonly FieldProblem[]): void {
  const selectors = problems.map(({ field }) => selectorOf(field))
  // Of several selectors, it finds what comes first in the document.
  if (selectors.length > 0) form?.querySelector<HTMLElement>(selectors.join(', '))?.focus()
}

/** Focuses a field whose value has to be replaced: a stored secret becomes an empty field. */
export function focusWrongField(form: HTMLFormElement | null, name: DestinationFieldName | undefined): void {
  const input = inputNamed(form, name)
  // `Replace` is its last button.
  const replace = input?.parentElement?.querySelector<HTMLButtonElement>('button:last-of-type')
  if (input?.readOnly === true) replace?.click()
  else input?.focus()
}

function inputNamed(
  form: HTMLFormElement | null,
  name: DestinationFieldName | undefined,
): HTMLInputElement | HTMLTextAreaElement | null | undefined {
  return name === undefined ? null : form?.querySelector(selectorOf(name))
}

function selectorOf(name: DestinationFieldName): string {
  return `:is(input, textarea)[name="${name}"]:not([type="hidden"])`
}

/** Focuses a field that a fix has changed; if the form no longer has it, focuses the check results. */
export function focusFixed(form: HTMLFormElement | null, name: DestinationFieldName): void {
  focusField(form, name)
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusChecks()
  })
}

/** Focuses the check results, and so scrolls to them. */
export function focusChecks(): void {
  document.getElementById('checks-title')?.focus()
}

/** Focuses the box that takes pastes. */
export function focusPaste(form: HTMLFormElement | null): void {
  form?.querySelector('textarea')?.focus()
}

/** The name of the focused field. */
export function focusedField(): DestinationFieldName | undefined {
  const element = document.activeElement
  return element instanceof HTMLInputElement ? fieldNames.find((name) => name === element.name) : undefined
}
