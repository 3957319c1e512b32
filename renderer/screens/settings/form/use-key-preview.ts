import { useEffect, useState } from 'react'
import type { DestinationDraft, FieldProblem } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { whileCurrent } from '../../../while-current'
import type { KeyPreview } from '../../../views/settings/destination/LinkPreview'

/** Milliseconds without typing before main is asked. */
const pause = 200

export interface KeyAnswer {
  readonly preview: KeyPreview
  readonly problems: readonly FieldProblem[]
}

const nothingYet: KeyAnswer = { preview: undefined, problems: [] }

/** An example key and link for the form, requested from main whenever the person stops typing. */
export function useKeyPreview(draft: DestinationDraft): KeyAnswer {
  const [answer, setAnswer] = useState(nothingYet)
  useEffect(() => {
    let stop = () => clearTimeout(timer)
    const timer = setTimeout(() => {
      stop = whileCurrent(readPreview(draft), setAnswer)
    }, pause)
    return () => stop()
  }, [draft])
  return answer
}

async function readPreview(draft: DestinationDraft): Promise<KeyAnswer> {
  try {
    const result = await api.previewKey(draft)
    return result.ok
      ? { preview: result.value, problems: [] }
      : { preview: undefined, problems: result.problem }
  } catch {
    // Refused as a whole, for example because a field is too long: Save will report the problem.
    return nothingYet
  }
}
