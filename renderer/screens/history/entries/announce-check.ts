import type { VerifyAnswer } from '../../../../electron/shared/history/history'
import type { ToastsStore } from '../../../state/toasts'

/** Says how many of the checked images are there and open; nothing if all of them changed during the check. */
export function announceCheck(
  toasts: Pick<ToastsStore, 'show' | 'inform'>,
  { checked, open, missing }: VerifyAnswer,
): void {
  if (checked === 0) return
  if (open === checked) toasts.show('history.verify.allOpen', { count: checked })
  else if (missing === 0) toasts.inform('history.verify.someOpen', { open, checked })
  else toasts.inform('history.verify.someMissing', { open, checked, missing })
}
