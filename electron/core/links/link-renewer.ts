import type { Failure } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'
import type { Link } from '../../shared/links/link-life'
import { problem, success, type Result } from '../../shared/result'
import { otherServerFailure } from '../history/other-server'
import type { History, RenewedLink } from '../ports/history'
import { openerFor } from '../history/open-for-entry'
import type { Clock } from '../ports/clock'
import type { JournalRecord } from '../ports/journal'
import type { OpenDestination } from '../open-destination'
import type { BucketLocation } from '../bucket-location'
import type { UploadList } from '../uploads/upload-list'
import { needsRenewal } from './life-left'
import { makeLink } from './make-link'
import { neverAborted } from '../aborted'

/** The result of renewing links. */
export interface Renewal {
  readonly renewed: number
  /** Why the others could not be renewed, as the first of them failed. */
  readonly failure: Failure | undefined
}

export interface LinkRenewerNeeds {
  readonly list: UploadList
  readonly history: Pick<History, 'find' | 'renewLinks'>
  readonly clock: Clock
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  readonly onHistoryChange: () => void
}

/** Something with a link, known to the list, the history or both. */
interface Linked {
  readonly id: string
  /** The history entry; a duplicate has none of its own, so this is the earlier upload's. */
  readonly entryId: string
  readonly destinationId: string
  readonly key: string
  readonly etag: string
  readonly linkEndsAt?: number
  /** Where a listed upload was sent; absent if it repeats an earlier one. */
  readonly sentTo?: BucketLocation
}

/** An object that was uploaded, and where. */
type Stored = Pick<HistoryEntry, 'destinationId' | 'destinationName' | 'endpoint' | 'bucket' | 'key' | 'etag'>

/** As many as can be signed and written in a moment. */
const maxAtOnce = 100

/** Makes new links of the kind that their destination gives now, because presigned ones end. */
export class LinkRenewer {
  readonly #needs: LinkRenewerNeeds

  constructor(needs: LinkRenewerNeeds) {
    this.#needs = needs
  }

  /** Public links stay as they are, unless their destination has switched to presigned links. */
  async renew(ids: readonly string[]): Promise<Renewal> {
    return this.#renewAll(ids, (linked) => linked.linkEndsAt !== undefined || this.#signs(linked))
  }

  /** Renews links that have ended, before they are handed out. */
  async renewEnded(ids: readonly string[]): Promise<Renewal> {
    const now = this.#needs.clock.now()
    return this.#renewAll(ids, (linked) => needsRenewal(linked, now))
  }

  async #renewAll(ids: readonly string[], isDue: (linked: Linked) => boolean): Promise<Renewal> {
    let count = 0
    let firstFailure: Failure | undefined
    for (let at = 0; at < ids.length; at += maxAtOnce) {
      if (at > 0) await this.#turn()
      const made: (Linked & RenewedLink)[] = []
      for (const linked of this.#find(ids.slice(at, at + maxAtOnce)).filter(isDue)) {
        const link = await this.#linkOf(linked)
        if (link.ok) made.push({ ...linked, link: link.value })
        else firstFailure ??= link.problem
      }
      const renewed = this.#stillThere(made)
      const written = this.#store(renewed)
      if (written.ok) count += renewed.length
      else firstFailure ??= written.problem
    }
    if (count > 0) this.#needs.onHistoryChange()
    return { renewed: count, failure: firstFailure }
  }

  /** Lets other due work run in between. */
  #turn(): Promise<void> {
    return new Promise((resolve) => this.#needs.clock.after(0, resolve))
  }

  #find(ids: readonly string[]): readonly Linked[] {
    const { list, history } = this.#needs
    const remembered = new Map(
      history.find(ids.filter((id) => list.brief(id) === undefined)).map((entry) => [entry.id, entry]),
    )
    const listed = new Map(list.read(ids).map((record) => [record.upload.id, linkedUpload(record)]))
    return ids.flatMap((id) => {
      const entry = remembered.get(id)
      return entry === undefined ? (listed.get(id) ?? []) : { ...entry, entryId: id }
    })
  }

  #signs({ destinationId }: Linked): boolean {
    const opened = this.#needs.open(destinationId)
    return opened.ok && opened.value.fields.linkLifeSeconds > 0
  }

  async #linkOf(linked: Linked): Promise<Result<Link, Failure>> {
    const stored = this.#storedAs(linked)
    if (!stored.ok) return stored
    const opened = openerFor(this.#needs.open)(stored.value)
    if (!opened.ok) return opened
    const other = otherServerFailure(stored.value, opened.value.fields)
    if (other !== undefined && !(await mayHave(opened.value, stored.value))) return problem(other)
    return makeLink(opened.value, linked.key, neverAborted())
  }

  /** As the history has it, or the list if it was removed from the history. */
  #storedAs({ entryId, destinationId, key, etag, sentTo }: Linked): Result<Stored, Failure> {
    const { open, history } = this.#needs
    const [entry] = history.find([entryId])
    if (entry !== undefined) return success(entry)
    const opened = open(destinationId)
    if (!opened.ok) return opened
    const { name: destinationName, endpoint, bucket } = opened.value.fields
    return success({ destinationId, destinationName, key, etag, ...(sentTo ?? { endpoint, bucket }) })
  }

  /** Leaves out what was moved meanwhile: a move makes the new link itself. */
  #stillThere<Made extends Linked>(made: readonly Made[]): readonly Made[] {
    const entries = this.#needs.history.find(made.map(({ id }) => id))
    const keys = new Map(entries.map(({ id, key }) => [id, key]))
    return made.filter(({ id, key }) => (keys.get(id) ?? key) === key)
  }

  /** If the history cannot store the new links, the list still has them until the end of this run. */
  #store(renewed: readonly RenewedLink[]): Result<null, Failure> {
    if (renewed.length === 0) return success(null)
    const { list, history, clock } = this.#needs
    for (const { id, link } of renewed) list.apply(id, { type: 'renew', link, renewedAt: clock.now() })
    return history.renewLinks(renewed)
  }
}

/** Whether the server has an object, or does not tell. */
async function mayHave({ store }: OpenDestination, { key, etag }: Stored): Promise<boolean> {
  const head = await store.head(key, neverAborted())
  return !head.ok || head.value.answer?.etag === etag
}

function linkedUpload({ upload, plan }: JournalRecord): Linked | undefined {
  const { id, destinationId, status } = upload
  if (status.state !== 'done') return undefined
  const { key, etag, linkEndsAt, duplicateOf } = status
  const end = linkEndsAt === undefined ? {} : { linkEndsAt }
  const sent = duplicateOf === undefined && plan.sentTo ? { sentTo: plan.sentTo } : {}
  return { id, entryId: duplicateOf ?? id, destinationId, key, etag, ...end, ...sent }
}
