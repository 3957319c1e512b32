import type { DestinationDraft, FieldProblem } from '../../../electron/shared/destination'
import { api } from '../../api'
import { unexpected, withDefaultName, withoutNamelessness } from './editor-rules'
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

/** Runs the whole check. @returns the problems that keep it from being asked */
export async function startCheck(form: OpenForm, typed: DestinationDraft): Promise<readonly FieldProblem[]> {
  const { key } = form
  session.changeAll(checkStopped)
  session.change(key, (now) => checkStarted(now, typed))
  const asked = await withEndpointApart(form, typed)
  // Called off while the endpoint was taken apart.
  if (!isWaitingFor(session.read(key), asked)) return []
  const question = withDefaultName(asked)
  try {
    const answer = await api.checkDestination(question)
    // Called off in the meantime: whatever came back answers nothing any more.
    if (!isWaitingFor(session.read(key), asked)) return []
    if (answer.ok) {
      session.change(key, (now) => checkAnswered(now, asked, answer.value))
      return []
    }
    const problems = withoutNamelessness(answer.problem, asked)
    session.change(key, (now) => refused(checkStopped(now), problems))
    return problems
  } catch (error) {
    session.change(key, (now) => broken(checkStopped(now), unexpected(error)))
    return []
  }
}

/** Asks what the form allows so far. */
export async function checkLive({ key }: OpenForm, draft: DestinationDraft): Promise<void> {
  session.change(key, (now) => liveCheckStarted(now, draft))
  try {
    const answer = await api.checkLive(withDefaultName(draft))
    session.change(key, (now) => liveCheckAnswered(now, draft, answer))
  } catch {
    // Nobody asked for it: Check will say what is wrong.
    session.change(key, checkStopped)
  }
}

export function cancelCheck({ key }: OpenForm): void {
  session.change(key, checkStopped)
  void api.cancelCheck()
}
