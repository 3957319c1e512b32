import type { DestinationDraft, FieldProblem } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { unexpected, withDefaultName, withoutMissingName } from './editor-rules'
import {
  broken,
  checkAnswered,
  checkStarted,
  checkStopped,
  isWaitingFor,
  liveCheckAnswered,
  liveCheckStarted,
  refused,
} from './form-entry'
import type { OpenForm } from './open-form'
import { settingsSession as session } from './settings-session'
import { withEndpointApart } from './take-endpoint-apart'

/** Runs the whole check. @returns the problems that prevent it */
export async function startCheck(form: OpenForm, typed: DestinationDraft): Promise<readonly FieldProblem[]> {
  const { key } = form
  session.changeAll(checkStopped)
  session.change(key, (now) => checkStarted(now, typed))
  const asked = await withEndpointApart(form, typed)
  // Cancelled while the endpoint was being parsed.
  if (!isWaitingFor(session.read(key), asked)) return []
  const question = withDefaultName(asked)
  try {
    const answer = await api.checkDestination(question)
    // Cancelled in the meantime: ignore the answer.
    if (!isWaitingFor(session.read(key), asked)) return []
    if (answer.ok) {
      session.change(key, (now) => checkAnswered(now, asked, answer.value))
      return []
    }
    const problems = withoutMissingName(answer.problem, asked)
    session.change(key, (now) => refused(checkStopped(now), problems))
    return problems
  } catch (error) {
    session.change(key, (now) => broken(checkStopped(now), unexpected(error)))
    return []
  }
}

/** Checks as much as the unfinished form allows. */
export async function checkLive({ key }: OpenForm, draft: DestinationDraft): Promise<void> {
  session.change(key, (now) => liveCheckStarted(now, draft))
  try {
    const answer = await api.checkLive(withDefaultName(draft))
    session.change(key, (now) => liveCheckAnswered(now, draft, answer))
  } catch {
    // The person did not ask for it: Check will report the problem.
    session.change(key, checkStopped)
  }
}

export function cancelCheck({ key }: OpenForm): void {
  session.change(key, checkStopped)
  void api.cancelCheck()
}
