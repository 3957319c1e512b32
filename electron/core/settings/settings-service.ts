import type { Destination, DestinationDraft, DestinationFields, FieldProblem } from '../../shared/destination'
import { applyFix, type Fix } from '../../shared/fix'
import { failure, type Failure } from '../../shared/failure'
import type { Language } from '../../shared/languages'
import type { LinkFormat } from '../../shared/link-format'
import { problem, success, type Result } from '../../shared/result'
import type { EditorDoorState, Preferences, Settings, ShortcutState } from '../../shared/settings'
import type { LoanSource } from '../credentials/lender'
import type { PasteKeeper } from '../destinations/paste/paste-keeper'
import type { Ids, SecretBox } from '../ports'
import type { StoreTarget } from '../store-ports'
import { activeLanguage } from './active-language'
import { DestinationBook, missingDestination } from './destination-book'
import { destinationFields, freeName } from './destination-view'
import { EditorAccess } from './editor-access'
import { withPastedCredentials } from './pasted-credentials'
import { SecretKeeper } from './secret-keeper'
import { SettingsState, type SettingsStateNeeds } from './settings-state'
import { parsePreferences } from './stored-preferences'
import type { StoredSecret, WindowBounds, WindowForm } from './stored-settings'

export interface SettingsNeeds extends SettingsStateNeeds {
  readonly box: SecretBox
  readonly ids: Ids
  /** What was pasted and is not saved yet. */
  readonly pastes: PasteKeeper
  /** BCP 47 tags in the person's order. */
  readonly systemLanguages: readonly string[]
  readonly canLaunchAtLogin: boolean
  /** The unsaved destination of the environment: there, and the default, in this run only. */
  readonly environment: StoreTarget | undefined
  /** PEM file of a private authority for every destination; empty for none. */
  readonly certificateAuthorityFile: string
  /** When borrowed credentials in use end; 0 if unknown or never. */
  readonly endOfLoan: (source: LoanSource) => number
  /** Takes each secret that comes into use, so that the log can leave it out. */
  readonly learnSecret: (secret: string) => void
}

/** Owns the settings: what the page sees of them, how they change, and who may open a secret. */
export class SettingsService {
  readonly #needs: SettingsNeeds
  readonly #secrets: SecretKeeper
  readonly #state: SettingsState
  readonly #book: DestinationBook
  /** How editors come in. */
  readonly editors: EditorAccess
  #shortcutState: ShortcutState = 'off'
  #editorDoor: EditorDoorState = 'closed'
  #environmentIsDefault: boolean

  constructor(needs: SettingsNeeds) {
    this.#needs = needs
    this.#environmentIsDefault = needs.environment !== undefined
    this.#secrets = new SecretKeeper(needs.box, needs.log, needs.learnSecret)
    this.#state = new SettingsState(needs)
    this.#book = new DestinationBook({ ...needs, stored: () => this.#state.stored, secrets: this.#secrets })
    this.editors = new EditorAccess({ state: this.#state, secrets: this.#secrets, ids: needs.ids })
    this.#tryStoredSecrets()
  }

  /** All that the page may know. Opens the secret of each destination, to tell whether it can be opened. */
  read(): Settings {
    const { preferences, defaultDestinationId, activeLanguage } = this
    return {
      revision: this.#state.revision,
      destinations: this.#book.all().map((destination) => this.#book.view(destination)),
      defaultDestinationId,
      preferences,
      shortcutState: this.#shortcutState,
      editorDoor: this.#editorDoor,
      editorSecretKeeping: this.editors.keeping,
      activeLanguage,
      secretProtection: this.#needs.box.protection,
      canLaunchAtLogin: this.#needs.canLaunchAtLogin,
    }
  }

  get preferences(): Preferences {
    return this.#state.stored.preferences
  }

  /** Empty while there is no destination. */
  get defaultDestinationId(): string {
    const environment = this.#environmentIsDefault ? this.#needs.environment : undefined
    return environment?.id ?? this.#state.stored.defaultDestinationId
  }

  get activeLanguage(): Language {
    return activeLanguage(this.preferences.language, this.#needs.systemLanguages)
  }

  /** Why the settings end with this run; undefined where they are written down. */
  get unwritten(): Failure | undefined {
    return this.#state.unwritten
  }

  /** Where the window stood last in this form; `undefined` before the first time. */
  bounds(form: WindowForm): WindowBounds | undefined {
    return this.#state.stored[form]
  }

  /** Calls back after every change with what `read` would answer; returns how to end it. */
  onChange(listener: (settings: Settings) => void): () => void {
    return this.#state.onChange(() => {
      listener(this.read())
    })
  }

  changePreferences(change: Partial<Preferences>): Result<null, Failure> {
    const problems: string[] = []
    const preferences = parsePreferences({ ...change }, problems, this.#state.stored.preferences)
    if (problems.length > 0) return problem(failure('unexpected', {}, problems.join(', ')))
    return this.#state.change({ preferences })
  }

  /** Tells the page whether the shortcut that is set really works. */
  reportShortcut(state: ShortcutState): void {
    if (this.#shortcutState === state) return
    this.#shortcutState = state
    this.#state.announce()
  }

  /** Tells the page whether editors really can come in. */
  reportEditorDoor(state: EditorDoorState): void {
    if (this.#editorDoor === state) return
    this.#editorDoor = state
    this.#state.announce()
  }

  /** Tells the page that the end of borrowed credentials is another one now. */
  reportLoan(): void {
    this.#state.announce()
  }

  rememberBounds(form: WindowForm, bounds: WindowBounds): void {
    this.#state.changeQuietly({ [form]: bounds })
  }

  /** Adds a destination or replaces one; the first one becomes the default. */
  saveDestination(draft: DestinationDraft): Result<Destination, readonly FieldProblem[]> {
    if (draft.id !== undefined && draft.id === this.#needs.environment?.id) {
      return problem([{ field: 'name', problem: 'from-environment', facts: {} }])
    }
    const whole = withPastedCredentials(draft, this.#needs.pastes)
    if (!whole.ok) return whole
    const judged = this.#book.judge(whole.value)
    if (!judged.ok) return judged
    const { destinations, defaultDestinationId } = this.#state.stored
    const id = this.#book.find(draft.id)?.id ?? this.#needs.ids.uuid()
    const saved = { id, ...destinationFields(judged.value.fields) }
    const replaced = destinations.map((each) => (each.id === id ? saved : each))
    this.#state.changeOrTell({
      destinations: replaced.includes(saved) ? replaced : [...replaced, saved],
      secrets: this.#secretsAfter(id, judged.value),
      defaultDestinationId: defaultDestinationId === '' ? id : defaultDestinationId,
    })
    this.#needs.pastes.forget(draft.credentials.pasteId ?? '')
    return success(this.#book.view(saved))
  }

  /** Of a destination that borrows, no secret is kept, not even one that was there. */
  #secretsAfter(id: string, draft: DestinationDraft): Record<string, StoredSecret> {
    const { [id]: _former, ...others } = this.#state.stored.secrets
    if (draft.fields.credentialsSource.kind === 'keys') {
      return { ...others, [id]: this.#secrets.update(id, this.#book.secretOf(id), draft) }
    }
    this.#secrets.forget(id)
    return others
  }

  /** The name of a destination that is the same as a form's already; empty if there is none. */
  nameOfSame(draft: DestinationDraft): string {
    const whole = withPastedCredentials(draft, this.#needs.pastes)
    return whole.ok ? this.#book.nameOfSame(whole.value) : ''
  }

  /** Sets right what a failure complained of, in what is stored; keys stay as they are. */
  mendDestination(id: string, fix: Fix): Result<Destination, readonly FieldProblem[]> {
    const stored = this.#book.find(id)
    if (stored === undefined) return problem([{ field: 'name', problem: 'name-missing', facts: {} }])
    const fields = applyFix(destinationFields(stored), fix)
    return this.saveDestination({ id, fields, credentials: {} })
  }

  /** The bucket takes none: from now on none is sent, and the person is told. */
  leaveOutAccessList(id: string): void {
    const stored = this.#state.stored.destinations.find((destination) => destination.id === id)
    if (stored === undefined || stored.accessList === 'none') return
    const { destinations } = this.#state.stored
    const without = destinations.map((each) =>
      each.id === id ? { ...each, accessList: 'none' as const } : each,
    )
    this.#state.changeOrTell({ destinations: without })
    this.#needs.notify({ kind: 'access-list-left-out', destinationName: stored.name })
  }

  /** A copy under a name of its own, with the same credentials kept in the same way. */
  duplicateDestination(id: string): Result<Destination, Failure> {
    const original = this.#book.find(id)
    if (original === undefined) return problem(missingDestination())
    const { destinations, secrets, defaultDestinationId } = this.#state.stored
    const taken = this.#book.all().map(({ name }) => name)
    const copy = {
      ...destinationFields(original),
      id: this.#needs.ids.uuid(),
      name: freeName(original.name, taken),
    }
    const secret = this.#book.secretOf(id)
    const credentials = this.#secrets.merge(id, secret, {})
    const keeping = this.#secrets.chooseKeeping(undefined, secret?.keeping)
    this.#state.changeOrTell({
      destinations: [...destinations, copy],
      secrets: {
        ...secrets,
        [copy.id]: this.#secrets.keep(copy.id, credentials, keeping, secret?.expiresAt ?? 0),
      },
      defaultDestinationId: defaultDestinationId === '' ? copy.id : defaultDestinationId,
    })
    return success(this.#book.view(copy))
  }

  /** Forgets a destination and its secret. The environment's one stays. */
  deleteDestination(id: string): void {
    const { destinations, secrets, defaultDestinationId } = this.#state.stored
    const left = destinations.filter((destination) => destination.id !== id)
    if (left.length === destinations.length) return
    // It may be all there is now.
    if (left.length === 0) this.#environmentIsDefault = this.#needs.environment !== undefined
    this.#secrets.forget(id)
    this.#state.changeOrTell({
      destinations: left,
      secrets: Object.fromEntries(Object.entries(secrets).filter(([owner]) => owner !== id)),
      defaultDestinationId: defaultDestinationId === id ? (left[0]?.id ?? '') : defaultDestinationId,
    })
  }

  chooseDefaultDestination(id: string): void {
    if (this.#book.find(id) === undefined) return
    this.#environmentIsDefault = id === this.#needs.environment?.id
    this.#state.changeOrTell(this.#environmentIsDefault ? {} : { defaultDestinationId: id })
  }

  /** For the default destination if it has a format of its own, else for all that have none. */
  chooseLinkFormat(linkFormat: LinkFormat): void {
    const { destinations, preferences } = this.#state.stored
    const { defaultDestinationId } = this
    const own = destinations.find(({ id }) => id === defaultDestinationId)
    if (own === undefined || own.linkFormat === 'general') {
      this.#state.changeOrTell({ preferences: { ...preferences, linkFormat } })
      return
    }
    const chosen = { ...own, linkFormat }
    this.#state.changeOrTell({ destinations: destinations.map((each) => (each === own ? chosen : each)) })
  }

  /** What is stored of a destination; nothing once it was deleted. */
  find(id: string): DestinationFields | undefined {
    return this.#book.find(id)
  }

  /** Everything needed to upload to a destination, its secret opened; for main alone. */
  targetOf(id: string): Result<StoreTarget, Failure> {
    return this.#book.targetOf(id)
  }

  /** The same for what a form holds, saved or not; stored credentials serve where none were typed. */
  targetOfDraft(draft: DestinationDraft): Result<StoreTarget, readonly FieldProblem[]> {
    const whole = withPastedCredentials(draft, this.#needs.pastes)
    return whole.ok ? this.#book.targetOfDraft(whole.value) : whole
  }

  /** As much of a form as is right already; `undefined` while there is no server to ask. */
  partialTargetOf(draft: DestinationDraft): StoreTarget | undefined {
    const whole = withPastedCredentials(draft, this.#needs.pastes)
    return whole.ok ? this.#book.partialTargetOf(whole.value) : undefined
  }

  /** Tells once of each secret that cannot be opened; moves obscured ones into a keyring come since. */
  #tryStoredSecrets(): void {
    for (const { id, name } of this.#state.stored.destinations) {
      const secret = this.#book.secretOf(id)
      if (secret === undefined) continue
      const credentials = this.#secrets.open(id, secret)
      if (!credentials.ok) this.#needs.notify({ kind: 'secret-unreadable', destinationName: name })
      else if (secret.keeping === 'plain' && this.#needs.box.protection === 'keyring') {
        const sealed = this.#secrets.keep(id, credentials.value, 'keyring', secret.expiresAt)
        // A keyring that refuses: the file keeps what it has.
        if (sealed.keeping !== 'keyring') continue
        this.#state.changeOrTell({ secrets: { ...this.#state.stored.secrets, [id]: sealed } })
      }
    }
  }
}
