import { useState } from 'react'
import type { Upload } from '../../../electron/shared/upload'

/** A row that shows up later than that after its upload was accepted was scrolled to. */
const newMilliseconds = 1500

/**
 * What just happened before the eyes of the person, so that motion can tell it: not what is scrolled to.
 *
 * @returns whether the upload has come only now, and whether it has come through since its row is there
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
