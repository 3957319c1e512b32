import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { loanSourceOf } from '../credentials/loan-source'
import type { ObjectStores, StoreTarget } from '../ports/object-store'
import type { OpenDestination } from '../open-destination'
import type { LocationWithRegion } from '../bucket-location'

/** Keeps one connection for each destination, and opens a new one when its settings have changed. */
export class OpenDestinations {
  readonly #stores: ObjectStores
  readonly #targetOf: (destinationId: string) => Result<StoreTarget, Failure>
  readonly #open = new Map<string, OpenDestination & { readonly fingerprint: string }>()
  /** Destinations as they were before they were changed or deleted, by id and endpoint. */
  readonly #former = new Map<string, StoreTarget>()

  constructor(stores: ObjectStores, targetOf: (destinationId: string) => Result<StoreTarget, Failure>) {
    this.#stores = stores
    this.#targetOf = targetOf
  }

  open(destinationId: string): Result<OpenDestination, Failure> {
    const target = this.#targetOf(destinationId)
    return target.ok ? success(this.#connect(destinationId, target.value)) : target
  }

  /** To be called before a destination is changed or deleted: `openAt` still opens its server during this run. */
  keepForCleanUp(destinationId: string): void {
    const target = this.#targetOf(destinationId)
    if (target.ok) this.#former.set(`${destinationId} ${target.value.endpoint}`, target.value)
  }

  /**
   * Opens the bucket in which an upload left something, even if the destination now names another one. If it names
   * another server, its credentials are not for the former one: unless those of the former are kept, that fails.
   */
  openAt(
    destinationId: string,
    { endpoint, bucket, region }: LocationWithRegion,
  ): Result<OpenDestination, Failure> {
    const present = this.#targetOf(destinationId)
    const isThere = present.ok && present.value.endpoint === endpoint
    if (isThere && present.value.bucket === bucket) return this.open(destinationId)
    const target = isThere ? present.value : this.#former.get(`${destinationId} ${endpoint}`)
    if (target !== undefined) {
      const there = { ...target, bucket, region: region ?? target.region }
      return success(this.#connect(`${destinationId} ${endpoint} ${bucket}`, there))
    }
    if (!present.ok) return present
    const { name } = present.value
    return problem(failure('settings-incomplete', { reason: 'otherEndpoint', server: endpoint, name }))
  }

  dispose(): void {
    for (const { store } of this.#open.values()) store.dispose()
    this.#open.clear()
  }

  #connect(name: string, target: StoreTarget): OpenDestination {
    const fingerprint = connectionOf(target)
    const known = this.#open.get(name)
    if (known?.fingerprint === fingerprint) return { ...known, fields: target }
    // Attempts that still use the old connection end with their own failure and are tried again.
    known?.store.dispose()
    const opened = { fields: target, store: this.#stores.open(target), fingerprint }
    this.#open.set(name, opened)
    return opened
  }
}

/** What a connection depends on; settings for names, headers and links do not need a new one. */
function connectionOf(target: StoreTarget): string {
  const { id, endpoint, bucket, region, pathStyle, credentialsSource, credentials } = target
  const { certificateAuthorityFile, certificateAuthority, trustedCertificate } = target
  return JSON.stringify([
    [id, endpoint, bucket, region, pathStyle],
    [credentialsSource, credentials, loanSourceOf(target)],
    [certificateAuthorityFile, certificateAuthority, trustedCertificate],
  ])
}
