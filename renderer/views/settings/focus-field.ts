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

/** Focuses a field whose value has to be replaced: a stored secret becomes an empty field, and *More* opens. */
export function focusWrongField(form: HTMLFormElement | null, name: DestinationFieldName | undefined): void {
  const input = inputNamed(form, name)
  // `Replace` is its last button.
  const replace = input?.parentElement?.querySelector<HTMLButtonElement>('button:last-of-type')
  if (input?.readOnly === true) {
    // The field takes over the focus of its button at once; a field that opens without it waits until nothing on the
    // page moves, and by then the focus may be elsewhere.
    replace?.focus()
    replace?.click()
  } else afterShown(form, input, () => input?.focus())
}

/** Does something with a field once it is visible, which may need *More* to be expanded. */
function afterShown(form: HTMLFormElement | null, input: Element | null | undefined, act: () => void): void {
  const collapsed = input?.closest('[hidden]')
  if (collapsed === null || collapsed === undefined) {
    act()
    return
  }
  form?.querySelector<HTMLElement>(`[aria-controls="${collapsed.id}"]`)?.click()
  requestAnimationFrame(act)
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
