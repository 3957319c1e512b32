import { useState } from 'react'
import type { Upload } from '../../../../electron/shared/uploads/upload'

/** A row that is rendered later than this after its upload was accepted has only been scrolled to. */
const newMilliseconds = 1500

/**
 * What has just happened to an upload, for animations; a row that is merely scrolled into view has none.
 *
 * @returns whether the upload is new, and whether it has succeeded since its row was rendered
 */
export function useArrival({ acceptedAt, status: { state } }: Upload): {
  readonly isNew: boolean
  readonly hasFinished: boolean
} {
  const [isNew] = useState(() => Date.now() - acceptedAt < newMilliseconds)
  const [before, remember] = useState({ state, hasFinished: false })
  if (before.state === state) return { isNew, hasFinished: before.hasFinished }
  const hasFinished = state === 'done'
  remember({ state, hasFinished })
  return { isNew, hasFinished }
}
