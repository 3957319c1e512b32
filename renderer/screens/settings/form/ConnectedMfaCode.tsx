import { useState } from 'react'
import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import { describeFailure, failure, type Failure } from '../../../../electron/shared/failures/failure'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { MfaCodeField } from '../../../views/controls/fields/MfaCodeField'

export interface ConnectedMfaCodeProps {
  /** The destination to begin a session for, as the form holds it. */
  readonly draft: DestinationDraft
  readonly onBegun: () => void
}

/** Asks for the code of the person's MFA device and begins a session with it. */
export function ConnectedMfaCode({ draft, onBegun }: ConnectedMfaCodeProps) {
  const translate = useTranslate()
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<Failure>()

  async function give(code: string) {
    setIsAsking(true)
    setProblem(undefined)
    try {
      const answer = await api.giveMfaCode(draft, code)
      if (answer.ok) onBegun()
      else setProblem(answer.problem)
    } catch (error) {
      setProblem(failure('unexpected', {}, String(error)))
    } finally {
      setIsAsking(false)
    }
  }

  const words = problem === undefined ? undefined : describeFailure(problem, translate)
  return (
    <MfaCodeField
      isAsking={isAsking}
      problem={words === undefined ? undefined : `${words.message} ${words.fix}`}
      onGive={(code) => void give(code)}
    />
  )
}
