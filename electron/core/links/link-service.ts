import type { LinkFormat } from '../../shared/links/link-format'
import type { LinkProof } from '../../shared/links/link-proof'
import type { NoticeBoard } from '../notice-board'
import type { History } from '../ports/history'
import type { Clock } from '../ports/clock'
import type { JournalRecord } from '../ports/journal'
import type { UploadList } from '../uploads/upload-list'
import { hasEnded, needsRenewal } from './life-left'
import type { CopiedLink, LinkCopier } from './link-copier'
import type { LinkProver } from './link-prover'
import type { LinkRenewer, Renewal } from './link-renewer'

export interface LinkServiceNeeds {
  readonly list: Pick<UploadList, 'brief' | 'read'>
  readonly history: Pick<History, 'find'>
  /** The link of an upload and what describes it, if the upload has a link. */
  readonly linkOf: (record: JournalRecord) => CopiedLink | undefined
  readonly renewer: Pick<LinkRenewer, 'renew' | 'renewEnded'>
  readonly copier: LinkCopier
  readonly prover: Pick<LinkProver, 'prove'>
  readonly notices: Pick<NoticeBoard, 'post'>
  readonly clock: Pick<Clock, 'now'>
}

/** How long a person who asks for one link waits for its server. */
const timeoutMilliseconds = 8_000

/** Hands out links for every door; none that has ended is handed out. */
export class LinkService {
  readonly #needs: LinkServiceNeeds

  constructor(needs: LinkServiceNeeds) {
    this.#needs = needs
  }

  /** What has a link, in the order asked for; the rest is left out. */
  subjects(ids: readonly string[]): readonly CopiedLink[] {
    const { list, history, linkOf } = this.#needs
    const others = ids.filter((id) => list.brief(id) === undefined)
    const subjects = new Map<string, CopiedLink | undefined>(
      list.read(ids).map((record) => [record.upload.id, linkOf(record)]),
    )
    for (const entry of history.find(others)) subjects.set(entry.id, entry)
    return ids.flatMap((id) => subjects.get(id) ?? [])
  }

  /** The same, without links that have ended. */
  lasting(ids: readonly string[]): readonly CopiedLink[] {
    const now = this.#needs.clock.now()
    return this.subjects(ids).filter((subject) => !hasEnded(subject, now))
  }

  /**
   * Puts links on the clipboard. Ended ones are renewed first; one that cannot be renewed is left out, and a notice
   * says why.
   *
   * @returns how many were copied
   */
  async copy(ids: readonly string[], format?: LinkFormat): Promise<number> {
    const { renewer, copier, clock } = this.#needs
    const subjects = this.subjects(ids)
    if (!subjects.some((subject) => needsRenewal(subject, clock.now()))) return copier.copy(subjects, format)
    this.#report(await renewer.renewEnded(ids))
    return copier.copy(this.lasting(ids), format)
  }

  /** Opens one link as a reader would; undefined if there is none, or no answer came in time. */
  async check(id: string): Promise<LinkProof | undefined> {
    const [proof] = await this.#needs.prover.prove(this.subjects([id]), timeoutMilliseconds)
    return proof
  }

  /** @returns how many links were renewed; a notice says why the others were not */
  async renew(ids: readonly string[]): Promise<number> {
    return this.#report(await this.#needs.renewer.renew(ids))
  }

  #report({ renewed, failure }: Renewal): number {
    if (failure !== undefined) this.#needs.notices.post({ kind: 'failure', failure })
    return renewed
  }
}
