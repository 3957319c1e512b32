import { type ReactNode, type RefObject, useState } from 'react'
import type { FieldProblem } from '../../../electron/shared/destination'
import type { Fix } from '../../../electron/shared/fix'
import { firstWrongField, withFix } from '../../views/settings/draft'
import { fieldOfFix } from '../../views/settings/fixes'
import { focusField, focusMended } from '../../views/settings/focus-field'
import { ConnectedTrustQuestion } from './ConnectedTrustQuestion'
import type { DestinationEditor, SaveEnd } from './use-destination-editor'

export interface Fixing {
  readonly onFix: (fix: Fix) => void
  /** Waits for an answer before a fix takes effect; none most of the time. */
  readonly question: ReactNode
  /** Leads to the first field that keeps something from being done; answers whether there is none. */
  readonly showProblems: (answer: Promise<readonly FieldProblem[]>) => Promise<boolean>
  /** Saves the form, or leads to the first field that keeps it from being saved. */
  readonly save: () => Promise<SaveEnd>
}

/** What one press sets right in a form after a check; then the check runs again. */
export function useFixing(form: RefObject<HTMLFormElement | null>, editor: DestinationEditor): Fixing {
  const [asksForTrust, setAsksForTrust] = useState(false)
  const { draft } = editor

  async function showProblems(answer: Promise<readonly FieldProblem[]>) {
    const problems = await answer
    focusField(form.current, firstWrongField(problems))
    return problems.length === 0
  }

  async function save() {
    const end = await editor.save()
    if (end.state === 'refused') focusField(form.current, firstWrongField(end.problems))
    return end
  }

  function apply(fix: Fix) {
    const next = withFix(draft, fix)
    editor.change(next)
    // The button goes with the failure; the keyboard stays with what it changed.
    focusMended(form.current, fieldOfFix(fix))
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
