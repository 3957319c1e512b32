import type { DestinationDraft } from '../../shared/destinations/destination'
import type { ImportOutcome } from '../../shared/destinations/import'
import type { PasteAnswer, PastedDestination, UnlockProblem } from '../../shared/destinations/paste'
import { success, type Result } from '../../shared/result'
import { draftOfPasted } from '../../shared/destinations/take-pasted'
import type { PasteKeeper } from '../destinations/paste/paste-keeper'
import { freeName } from './destination-view'
import { withPastedCredentials } from './pasted-credentials'
import type { SettingsService } from './settings-service'

export interface ImporterNeeds {
  readonly settings: Pick<SettingsService, 'read' | 'destinationKeeper' | 'nameOfSame'>
  readonly pastes: PasteKeeper
}

/** Understands what was pasted, compares it with the saved destinations, and adds to them. */
export class DestinationImporter {
  readonly #needs: ImporterNeeds

  constructor(needs: ImporterNeeds) {
    this.#needs = needs
  }

  understand(text: string): PasteAnswer {
    return this.#recognised(this.#needs.pastes.understand(text))
  }

  /** The same for an encrypted file, once its secrets are open. */
  async unlock(lockedId: string, passphrase: string): Promise<Result<PasteAnswer, UnlockProblem>> {
    const answer = await this.#needs.pastes.unlock(lockedId, passphrase)
    return answer.ok ? success(this.#recognised(answer.value)) : answer
  }

  #recognised(answer: PasteAnswer): PasteAnswer {
    const knownAs = (pasted: PastedDestination) => this.#needs.settings.nameOfSame(draftOfPasted(pasted))
    const destinations = answer.destinations.map((pasted) => ({ ...pasted, knownAs: knownAs(pasted) }))
    return { ...answer, destinations }
  }

  /** Adds complete and new destinations, each under a free name. The paste is only kept if some were incomplete. */
  add(drafts: readonly DestinationDraft[]): readonly ImportOutcome[] {
    const outcomes = drafts.map((draft) => this.#addOne(draft))
    if (outcomes.some(({ status }) => status === 'incomplete')) return outcomes
    for (const { credentials } of drafts) this.#needs.pastes.forget(credentials.pasteId ?? '')
    return outcomes
  }

  #addOne(draft: DestinationDraft): ImportOutcome {
    const { settings, pastes } = this.#needs
    // Filled in here, because saving a draft with its paste id would drop the credentials of all others in the paste.
    const whole = withPastedCredentials(draft, pastes)
    const wanted = draft.fields.name.trim() || draft.fields.bucket
    if (!whole.ok) return { status: 'incomplete', name: wanted, problems: whole.problem }
    const known = settings.nameOfSame(whole.value)
    if (known !== '') return { status: 'known', name: known }
    const taken = settings.read().destinations.map((destination) => destination.name)
    const fields = { ...draft.fields, name: freeName(wanted, taken) }
    const saved = settings.destinationKeeper.save({ ...whole.value, fields })
    return saved.ok
      ? { status: 'added', destination: saved.value }
      : { status: 'incomplete', name: wanted, problems: saved.problem }
  }
}
