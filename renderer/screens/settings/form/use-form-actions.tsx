import { type ReactNode, type RefObject, useState } from 'react'
import type { DestinationDraft, FieldProblem } from '../../../../electron/shared/destinations/destination'
import type { Fix } from '../../../../electron/shared/failures/fix'
import type { PolicyKind } from '../../../../electron/shared/providers/policy'
import { withFix } from '../../../views/settings/draft'
import { fieldOfFix } from '../../../views/settings/checks/fixes'
import { focusFirstWrong, focusFixed } from '../../../views/settings/focus-field'
import { ConnectedTrustQuestion } from './ConnectedTrustQuestion'
import type { SaveEnd } from './form-saving'
import type { DestinationEditor } from './use-destination-editor'

export interface FormActions {
  /** Applies a fix, then runs the check again. */
  readonly fix: (fix: Fix) => void
  /** A question to answer before a fix is applied; usually none. */
  readonly question: ReactNode
  readonly check: () => void
  /** Copies the least-privilege policy for the form; returns whether it could. */
  readonly copyPolicy: (kind: PolicyKind) => Promise<boolean>
  readonly save: () => Promise<SaveEnd>
}

/** The actions for a form. Whatever a wrong field prevents moves the focus to the first such field. */
export function useFormActions(
  form: RefObject<HTMLFormElement | null>,
  editor: DestinationEditor,
): FormActions {
  const [asksForTrust, setAsksForTrust] = useState(false)
  const { draft } = editor

  async function showProblems(answer: Promise<readonly FieldProblem[]>): Promise<boolean> {
    const problems = await answer
    focusFirstWrong(form.current, problems)
    return problems.length === 0
  }

  function check(checked?: DestinationDraft): void {
    void showProblems(editor.startCheck(checked))
  }

  async function save(): Promise<SaveEnd> {
    const end = await editor.save()
    if (end.state === 'refused') focusFirstWrong(form.current, end.problems)
    return end
  }

  function apply(fix: Fix): void {
    const next = withFix(draft, fix)
    editor.change(next)
    // The button is removed with the failure; the focus moves to the field that it changed.
    focusFixed(form.current, fieldOfFix(fix))
    check(next)
  }

  function trust(fingerprint: string): void {
    setAsksForTrust(false)
    apply({ kind: 'trust-certificate', fingerprint })
  }

  return {
    fix: (fix) => {
      if (fix.kind === 'trust-certificate') setAsksForTrust(true)
      else apply(fix)
    },
    question: asksForTrust ? (
      <ConnectedTrustQuestion draft={draft} onClose={() => setAsksForTrust(false)} onTrust={trust} />
    ) : null,
    check: () => check(),
    copyPolicy: (kind) => showProblems(editor.copyPolicy(kind)),
    save,
  }
}
