import type { Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { atFormerServer } from '../history/other-server'
import { loanSourceOf } from '../credentials/loan-source'
import type { ObjectStores, StoreTarget } from '../ports/object-store'
import type { OpenDestination } from '../open-destination'
import { bucketOf, isSameBucket, type LocationWithRegion } from '../bucket-location'

/** Keeps one connection for each destination, and opens a new one when its settings have changed. */
export class OpenDestinations {
  readonly #stores: ObjectStores
  readonly #targetOf: (destinationId: string) => Result<StoreTarget, Failure>
  readonly #ids: () => readonly string[]
  readonly #open = new Map<string, OpenDestination & { readonly fingerprint: string }>()
  /** Destinations as they were before they were changed or deleted, by id and bucket, the latest last. */
  readonly #former = new Map<string, StoreTarget>()

  /** @param ids of all destinations */
  constructor(
    stores: ObjectStores,
    targetOf: (destinationId: string) => Result<StoreTarget, Failure>,
    ids: () => readonly string[] = () => [],
  ) {
    this.#stores = stores
    this.#targetOf = targetOf
    this.#ids = ids
  }

  open(destinationId: string): Result<OpenDestination, Failure> {
    const target = this.#targetOf(destinationId)
    return target.ok ? success(this.#connect(destinationId, target.value)) : target
  }

  /** To be called before a destination is changed or deleted: `openAt` still opens its server during this run. */
  keepForCleanUp(destinationId: string): void {
    const target = this.#targetOf(destinationId)
    if (!target.ok) return
    const former = `${destinationId} ${bucketOf(target.value)}`
    this.#former.delete(former)
    this.#former.set(former, target.value)
  }

  /**
   * Opens the bucket in which an upload left something, even if the destination now names another one. If it names
   * another server, its credentials are not for the former one: unless those of the former are kept, that fails.
   */
  openAt(destinationId: string, location: LocationWithRegion): Result<OpenDestination, Failure> {
    const { endpoint, bucket, region } = location
    const present = this.#targetOf(destinationId)
    if (present.ok && isSameBucket(present.value, location)) return this.open(destinationId)
    const former = this.#formerAt(destinationId, location)
    const isOfServer = present.ok && present.value.endpoint === endpoint
    const target = isOfServer && former?.bucket !== bucket ? present.value : former
    if (target !== undefined) {
      const there = { ...target, bucket, region: region ?? target.region }
      return success(this.#connect(`${destinationId} ${endpoint} ${bucket}`, there))
    }
    if (!present.ok) return present
    return problem(atFormerServer(endpoint, present.value.name))
  }

  /** Opens the other destinations that name this bucket now: one of them may have rights there that this one lacks. */
  openOthersAt(destinationId: string, location: LocationWithRegion): readonly OpenDestination[] {
    return this.#ids().flatMap((id) => {
      const target = id === destinationId ? undefined : this.#targetOf(id)
      const names = target?.ok === true && isSameBucket(target.value, location)
      return names ? [this.#connect(id, target.value)] : []
    })
  }

  dispose(): void {
    for (const { store } of this.#open.values()) store.dispose()
    this.#open.clear()
  }

  /** A destination when it last named this bucket, or else when it last named another one of the same server. */
  #formerAt(destinationId: string, { endpoint, bucket }: LocationWithRegion): StoreTarget | undefined {
    const there = this.#former.get(`${destinationId} ${bucketOf({ endpoint, bucket })}`)
    const ofServer = (one: StoreTarget) => one.id === destinationId && one.endpoint === endpoint
    return there ?? [...this.#former.values()].findLast(ofServer)
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
