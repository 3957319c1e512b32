import { type ReactNode, type RefObject, useState } from 'react'
import type { FieldProblem } from '../../../electron/shared/destinations/destination'
import type { Fix } from '../../../electron/shared/failures/fix'
import { withFix } from '../../views/settings/draft'
import { fieldOfFix } from '../../views/settings/checks/fixes'
import { focusFirstWrong, focusFixed } from '../../views/settings/focus-field'
import { ConnectedTrustQuestion } from './ConnectedTrustQuestion'
import type { DestinationEditor, SaveEnd } from './use-destination-editor'

export interface Fixing {
  readonly onFix: (fix: Fix) => void
  /** A question to answer before a fix is applied; usually none. */
  readonly question: ReactNode
  /** Focuses the first field that prevents something; returns whether there is none. */
  readonly showProblems: (answer: Promise<readonly FieldProblem[]>) => Promise<boolean>
  /** Saves the form, or focuses the first field that prevents it. */
  readonly save: () => Promise<SaveEnd>
}

/** Applies a fix to a form after a check, then runs the check again. */
export function useFixing(form: RefObject<HTMLFormElement | null>, editor: DestinationEditor): Fixing {
  const [asksForTrust, setAsksForTrust] = useState(false)
  const { draft } = editor

  async function showProblems(answer: Promise<readonly FieldProblem[]>) {
    const problems = await answer
    focusFirstWrong(form.current, problems)
    return problems.length === 0
  }

  async function save() {
    const end = await editor.save()
    if (end.state === 'refused') focusFirstWrong(form.current, end.problems)
    return end
  }

  function apply(fix: Fix) {
    const next = withFix(draft, fix)
    editor.change(next)
    // The button is removed with the failure; the focus moves to the field that it changed.
    focusFixed(form.current, fieldOfFix(fix))
    void showProblems(editor.startCheck(next))
  }

  function trust(fingerprint: string) {
    setAsksForTrust(false)
    apply({ kind: 'trust-certificate', fingerprint })
  }

  return {
    onFix: (fix) => {
      if (fix.kind === 'trust-certificate') setAsksForTrust(true)
      else apply(fix)
    },
    question: asksForTrust ? (
      <ConnectedTrustQuestion draft={draft} onClose={() => setAsksForTrust(false)} onTrust={trust} />
    ) : null,
    showProblems,
    save,
  }
}
