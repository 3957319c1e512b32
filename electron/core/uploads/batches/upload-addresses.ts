import type { IntakeAnswer } from '../../../shared/contract'
import type { Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import { shownAddress } from '../../../shared/uploads/web-address'
import type { NoticeBoard } from '../../notice-board'
import type { Engine } from '../engine'
import type { OngoingFetches } from './ongoing-fetches'
import { takeInputs, type TakeInputsNeeds } from './take-inputs'

export interface UploadAddressesNeeds extends TakeInputsNeeds {
  readonly engine: Pick<Engine, 'uploadPaths'>
  readonly fetches: OngoingFetches
  readonly notices: NoticeBoard
}

/** How many images one paste or drop may fetch. */
const maxAddresses = 100

/**
 * Uploads the images behind addresses for somebody who sees the window. If some cannot be fetched, or are too many, a
 * notice says so, and the others go up.
 */
export async function uploadAddresses(
  needs: UploadAddressesNeeds,
  addresses: readonly string[],
  destinationId: string,
): Promise<Result<IntakeAnswer, Failure>> {
  const { engine, fetches, notices } = needs
  // The engine answers that there is no destination, before anything is fetched.
  if (destinationId === '') return engine.uploadPaths([], destinationId)
  const given = addresses.slice(0, maxAddresses)
  const next = addresses[maxAddresses]
  if (next !== undefined) {
    const count = addresses.length - maxAddresses
    notices.post({ kind: 'addresses-left-out', count, max: maxAddresses, next: shownAddress(next) })
  }
  const taken = await fetches.track(given.length, (signal) =>
    takeInputs(needs, {
      given,
      // They may come from a page.
      reach: 'public',
      accept: (paths) => engine.uploadPaths(paths, destinationId),
      signal,
    }),
  )
  if (!taken.ok) {
    const { reason } = taken.problem
    return reason.facts['reason'] === 'cancelled' ? success({ accepted: 0, refused: 0 }) : problem(reason)
  }
  const [first, ...more] = taken.value.unread.values()
  if (first !== undefined) {
    notices.post({ kind: 'images-not-fetched', count: 1 + more.length, failure: first })
  }
  return taken
}
