import type { Failure } from '../../shared/failure'
import { success } from '../../shared/result'
import type { Result } from '../../shared/result'
import type { ObjectStores, StoreTarget } from '../store-ports'
import type { OpenDestination } from './attempt-needs'

/** Keeps one connection for each destination, and opens a new one when its settings have changed. */
export class OpenDestinations {
  readonly #stores: ObjectStores
  readonly #targetOf: (destinationId: string) => Result<StoreTarget, Failure>
  readonly #open = new Map<string, OpenDestination & { readonly fingerprint: string }>()

  constructor(stores: ObjectStores, targetOf: (destinationId: string) => Result<StoreTarget, Failure>) {
    this.#stores = stores
    this.#targetOf = targetOf
  }

  open(destinationId: string): Result<OpenDestination, Failure> {
    const target = this.#targetOf(destinationId)
    if (!target.ok) return target
    const fingerprint = connectionOf(target.value)
    const known = this.#open.get(destinationId)
    if (known?.fingerprint === fingerprint) return success({ ...known, fields: target.value })
    // Attempts that still use the old connection end with their own failure and are tried again.
    known?.store.dispose()
    const opened = { fields: target.value, store: this.#stores.open(target.value), fingerprint }
    this.#open.set(destinationId, opened)
    return success(opened)
  }

  dispose(): void {
    for (const { store } of this.#open.values()) store.dispose()
    this.#open.clear()
  }
}

/** What a connection depends on: how images are named, described and linked is asked anew each time. */
function connectionOf(target: StoreTarget): string {
  const { id, endpoint, bucket, region, pathStyle, credentialsSource, credentials } = target
  const { certificateAuthorityFile, certificateAuthority, trustedCertificate } = target
  return JSON.stringify([
    [id, endpoint, bucket, region, pathStyle],
    [credentialsSource, credentials],
    [certificateAuthorityFile, certificateAuthority, trustedCertificate],
  ])
}
