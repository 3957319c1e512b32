import type { DestinationFieldName } from '../../../electron/shared/destination'

/** Puts the keyboard into a field of a form, by its name; opens nothing, moves nothing else. */
export function focusField(form: HTMLFormElement | null, name: DestinationFieldName | undefined): void {
  if (name === undefined) return
  const input = form?.querySelector<HTMLInputElement>(`input[name="${name}"]:not([type="hidden"])`)
  input?.focus()
}
