import { failure, failureKinds, type Failure } from '../../electron/shared/failures/failure'
import type { NoticesStore } from './notices'

/** Shows calls that main refused and that no caller handles, instead of losing them. */
export function watchRejections(notices: NoticesStore): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    notices.add({ kind: 'failure', failure: failureFrom(reason) })
  })
}

/** The failure of a rejected call; anything else is unexpected. */
export function failureFrom(reason: unknown): Failure {
  if (typeof reason !== 'object' || reason === null) return failure('unexpected', {}, String(reason))
  const detail = 'detail' in reason && typeof reason.detail === 'string' ? reason.detail : messageOf(reason)
  const kind = 'kind' in reason ? failureKinds.find((known) => known === reason.kind) : undefined
  return failure(kind ?? 'unexpected', {}, detail)
}

function messageOf(reason: object): string {
  return reason instanceof Error ? reason.message : ''
}
