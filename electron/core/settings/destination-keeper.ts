import type { Destination, DestinationDraft, FieldProblem } from '../../shared/destinations/destination'
import { applyFix, type Fix } from '../../shared/failures/fix'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { PasteKeeper } from '../destinations/paste/paste-keeper'
import type { Ids } from '../ports/ids'
import type { SecretBox } from '../ports/secret-box'
import type { StoreTarget } from '../ports/object-store'
import { missingDestination, type DestinationLookup } from './destination-lookup'
import { destinationFields, freeName } from './destination-view'
import { withPastedCredentials } from './pasted-credentials'
import type { SecretKeeper } from './secret-keeper'
import type { SettingsState, SettingsStateNeeds } from './settings-state'
import type { StoredSecret } from './stored-settings'

export interface DestinationKeeperNeeds extends Pick<SettingsStateNeeds, 'notify'> {
  readonly state: SettingsState
  readonly lookup: DestinationLookup
  readonly secrets: SecretKeeper
  readonly box: Pick<SecretBox, 'protection'>
  readonly ids: Ids
  /** Pastes that are not saved yet. */
  readonly pastes: PasteKeeper
  /** The unsaved destination from the environment; exists, as the default, only in this run. */
  readonly environment: StoreTarget | undefined
}

/** Adds, changes and removes destinations, each with its secret, and knows which of them is the default. */
export class DestinationKeeper {
  readonly #needs: DestinationKeeperNeeds
  #environmentIsDefault: boolean

  constructor(needs: DestinationKeeperNeeds) {
    this.#needs = needs
    this.#environmentIsDefault = needs.environment !== undefined
    this.#tryStoredSecrets()
  }

  /** Empty while there is no destination. */
  get defaultId(): string {
    const { environment, state } = this.#needs
    return (this.#environmentIsDefault ? environment?.id : undefined) ?? state.stored.defaultDestinationId
  }

  chooseDefault(id: string): void {
    const { lookup, environment, state } = this.#needs
    if (lookup.find(id) === undefined) return
    this.#environmentIsDefault = id === environment?.id
    state.changeOrNotify(this.#environmentIsDefault ? {} : { defaultDestinationId: id })
  }

  /** Adds a destination or replaces one; the first one becomes the default. */
  save(draft: DestinationDraft): Result<Destination, readonly FieldProblem[]> {
    const { lookup, environment, ids, pastes, state } = this.#needs
    if (draft.id !== undefined && draft.id === environment?.id) {
      return problem([{ field: 'name', problem: 'from-environment', facts: {} }])
    }
    const whole = withPastedCredentials(draft, pastes)
    if (!whole.ok) return whole
    const judged = lookup.judge(whole.value)
    if (!judged.ok) return judged
    const { destinations, defaultDestinationId } = state.stored
    const id = lookup.find(draft.id)?.id ?? ids.uuid()
    const saved = { id, ...destinationFields(judged.value.fields) }
    const replaced = destinations.map((each) => (each.id === id ? saved : each))
    state.changeOrNotify({
      destinations: replaced.includes(saved) ? replaced : [...replaced, saved],
      secrets: this.#secretsAfter(id, judged.value),
      defaultDestinationId: defaultDestinationId === '' ? id : defaultDestinationId,
    })
    pastes.forget(draft.credentials.pasteId ?? '')
    return success(lookup.view(saved))
  }

  /** A destination that borrows credentials keeps no secret; an earlier one is removed. */
  #secretsAfter(id: string, draft: DestinationDraft): Record<string, StoredSecret> {
    const { lookup, secrets, state } = this.#needs
    const { [id]: _former, ...others } = state.stored.secrets
    if (draft.fields.credentialsSource.kind === 'keys') {
      return { ...others, [id]: secrets.update(id, lookup.secretOf(id), draft) }
    }
    secrets.forget(id)
    return others
  }

  /** Corrects what a failure complained about in the saved destination; its keys stay as they are. */
  fix(id: string, fix: Fix): Result<Destination, Failure> {
    const stored = this.#needs.lookup.find(id)
    if (stored === undefined) return problem(missingDestination())
    const fields = applyFix(destinationFields(stored), fix)
    const saved = this.save({ id, fields, credentials: {} })
    return saved.ok ? saved : problem(incompleteDestination(saved.problem))
  }

  /** The bucket accepts no ACLs: from now on none is sent, and the person is told. */
  leaveOutAccessList(id: string): void {
    const { state, notify } = this.#needs
    const { destinations } = state.stored
    const stored = destinations.find((destination) => destination.id === id)
    if (stored === undefined || stored.accessList === 'none') return
    const without = destinations.map((each) =>
      each.id === id ? { ...each, accessList: 'none' as const } : each,
    )
    state.changeOrNotify({ destinations: without })
    notify({ kind: 'access-list-left-out', destinationName: stored.name })
  }

  /** A copy under a free name, with the same credentials kept in the same way. */
  duplicate(id: string): Result<Destination, Failure> {
    const { lookup, ids, secrets, state } = this.#needs
    const original = lookup.find(id)
    if (original === undefined) return problem(missingDestination())
    const { stored } = state
    const taken = lookup.all().map(({ name }) => name)
    const copy = { ...destinationFields(original), id: ids.uuid(), name: freeName(original.name, taken) }
    const secret = lookup.secretOf(id)
    const credentials = secrets.merge(id, secret, {})
    const keeping = secrets.chooseKeeping(undefined, secret?.keeping)
    state.changeOrNotify({
      destinations: [...stored.destinations, copy],
      secrets: {
        ...stored.secrets,
        [copy.id]: secrets.keep(copy.id, credentials, keeping, secret?.expiresAt ?? 0),
      },
      defaultDestinationId: stored.defaultDestinationId === '' ? copy.id : stored.defaultDestinationId,
    })
    return success(lookup.view(copy))
  }

  /** Deletes a destination and its secret. The environment's one stays. */
  delete(id: string): void {
    const { environment, secrets, state } = this.#needs
    const { stored } = state
    const left = stored.destinations.filter((destination) => destination.id !== id)
    if (left.length === stored.destinations.length) return
    // The environment's destination may be the only one left.
    if (left.length === 0) this.#environmentIsDefault = environment !== undefined
    secrets.forget(id)
    state.changeOrNotify({
      destinations: left,
      secrets: Object.fromEntries(Object.entries(stored.secrets).filter(([owner]) => owner !== id)),
      defaultDestinationId:
        stored.defaultDestinationId === id ? (left[0]?.id ?? '') : stored.defaultDestinationId,
    })
  }

  /** Tells once of each secret that cannot be opened; moves `plain` ones into a keyring if there is one by now. */
  #tryStoredSecrets(): void {
    const { lookup, box, notify, secrets, state } = this.#needs
    for (const { id, name } of state.stored.destinations) {
      const secret = lookup.secretOf(id)
      if (secret === undefined) continue
      const credentials = secrets.open(id, secret)
      if (!credentials.ok) notify({ kind: 'secret-unreadable', destinationName: name })
      else if (secret.keeping === 'plain' && box.protection === 'keyring') {
        const sealed = secrets.keep(id, credentials.value, 'keyring', secret.expiresAt)
        // The keyring refuses: the file keeps what it has.
        if (sealed.keeping !== 'keyring') continue
        state.changeOrNotify({ secrets: { ...state.stored.secrets, [id]: sealed } })
      }
    }
  }
}

/** Says the first of the problems. */
function incompleteDestination([first]: readonly FieldProblem[]): Failure {
  return failure('settings-incomplete', first === undefined ? {} : { ...first.facts, problem: first.problem })
}
