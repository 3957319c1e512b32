import type { Destination, DestinationDraft, FieldProblem } from '../../shared/destination'
import { failure, type Failure } from '../../shared/failure'
import type { Notice } from '../../shared/notice'
import { problem, success, type Result } from '../../shared/result'
import type { Preferences, Settings, ShortcutState } from '../../shared/settings'
import { normalizeDraft } from '../destinations/normalize-destination'
import { validateDestination } from '../destinations/validate-destination'
import type { Credentials, Ids, Log, SecretBox, StoreTarget } from '../ports'
import { activeLanguage } from './active-language'
import { loadSettings } from './load-settings'
import { SecretKeeper } from './secret-keeper'
import type { SettingsFile } from './settings-file'
import { destinationFields, destinationView, freeName } from './settings-view'
import { parsePreferences } from './stored-preferences'
import type { StoredDestination, StoredSecret, StoredSettings, WindowBounds } from './stored-settings'

export interface SettingsNeeds {
  readonly file: SettingsFile
  readonly box: SecretBox
  readonly ids: Ids
  readonly log: Log
  /** For what belongs to no field of a form; the first ones come from within the constructor. */
  readonly notify: (notice: Notice) => void
  /** BCP 47 tags in the person's order. */
  readonly systemLanguages: readonly string[]
  /** The unsaved destination of the environment: there, and the default, in this run only. */
  readonly environment: StoreTarget | undefined
  /** PEM file of a private authority for every destination; empty for none. */
  readonly certificateAuthorityFile: string
  /** Takes each secret that comes into use, so that the log can leave it out. */
  readonly learnSecret?: (secret: string) => void
}

/** Owns the settings: what the page sees of them, how they change, and who may open a secret. */
export class SettingsService {
  readonly #needs: SettingsNeeds
  readonly #secrets: SecretKeeper
  readonly #listeners = new Set<(settings: Settings) => void>()
  #stored: StoredSettings
  #revision = 1
  #shortcutState: ShortcutState = 'off'
  #environmentIsDefault: boolean

  constructor(needs: SettingsNeeds) {
    this.#needs = needs
    this.#secrets = new SecretKeeper(needs.box, needs.log, (secret) => needs.learnSecret?.(secret))
    this.#environmentIsDefault = needs.environment !== undefined
    if (needs.environment) this.#secrets.keep(needs.environment.id, needs.environment.credentials, 'memory')
    const loaded = loadSettings(needs.file, needs.log)
    this.#stored = loaded.settings
    loaded.notices.forEach(needs.notify)
    this.#tryStoredSecrets()
  }

  read(): Settings {
    const { preferences, defaultDestinationId } = this.#stored
    const environment = this.#environmentIsDefault ? this.#needs.environment : undefined
    return {
      revision: this.#revision,
      destinations: this.#destinations().map((destination) => this.#view(destination)),
      defaultDestinationId: environment?.id ?? defaultDestinationId,
      preferences,
      shortcutState: this.#shortcutState,
      activeLanguage: activeLanguage(preferences.language, this.#needs.systemLanguages),
      secretProtection: this.#needs.box.protection,
    }
  }

  /** Where the window stood last; `undefined` before the first time. */
  get window(): WindowBounds | undefined {
    return this.#stored.window
  }

  /** Calls back after every change with what `read` would answer; returns how to end it. */
  onChange(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changePreferences(change: Partial<Preferences>): Result<null, Failure> {
    const problems: string[] = []
    const preferences = parsePreferences({ ...change }, problems, this.#stored.preferences)
    if (problems.length > 0) return problem(failure('unexpected', {}, problems.join(', ')))
    return this.#change({ preferences })
  }

  /** Tells the page whether the shortcut that is set really works. */
  reportShortcut(state: ShortcutState): void {
    if (this.#shortcutState === state) return
    this.#shortcutState = state
    this.#announce()
  }

  rememberWindow(window: WindowBounds): void {
    this.#stored = { ...this.#stored, window }
    this.#write()
  }

  /** Adds a destination or replaces one; the first one becomes the default. */
  saveDestination(draft: DestinationDraft): Result<Destination, readonly FieldProblem[]> {
    if (draft.id !== undefined && draft.id === this.#needs.environment?.id) {
      return problem([{ field: 'name', problem: 'from-environment', facts: {} }])
    }
    const normal = normalizeDraft(draft)
    const problems = this.#validate(normal)
    if (problems.length > 0) return problem(problems)
    const { destinations, secrets, defaultDestinationId } = this.#stored
    const id = this.#find(draft.id)?.id ?? this.#needs.ids.uuid()
    const saved = { id, ...destinationFields(normal.fields) }
    const others = destinations.map((each) => (each.id === id ? saved : each))
    this.#changeOrTell({
      destinations: others.includes(saved) ? others : [...others, saved],
      secrets: { ...secrets, [id]: this.#secrets.update(id, this.#secretOf(id), normal) },
      defaultDestinationId: defaultDestinationId === '' ? id : defaultDestinationId,
    })
    return success(this.#view(saved))
  }

  /** A copy under a name of its own, with the same credentials kept in the same way. */
  duplicateDestination(id: string): Result<Destination, Failure> {
    const original = this.#find(id)
    if (original === undefined) return problem(missingDestination())
    const { destinations, secrets, defaultDestinationId } = this.#stored
    const name = freeName(
      original.name,
      this.#destinations().map((each) => each.name),
    )
    const copy = { ...destinationFields(original), id: this.#needs.ids.uuid(), name }
    const secret = this.#secretOf(id)
    const credentials = this.#secrets.merge(id, secret, {})
    const keeping = this.#secrets.chooseKeeping(undefined, secret?.keeping)
    this.#changeOrTell({
      destinations: [...destinations, copy],
      secrets: { ...secrets, [copy.id]: this.#secrets.keep(copy.id, credentials, keeping) },
      defaultDestinationId: defaultDestinationId === '' ? copy.id : defaultDestinationId,
    })
    return success(this.#view(copy))
  }

  /** Forgets a destination and its secret. The environment's one stays. */
  deleteDestination(id: string): void {
    const destinations = this.#stored.destinations.filter((destination) => destination.id !== id)
    if (destinations.length === this.#stored.destinations.length) return
    this.#secrets.forget(id)
    const { defaultDestinationId, secrets } = this.#stored
    this.#changeOrTell({
      destinations,
      secrets: Object.fromEntries(Object.entries(secrets).filter(([owner]) => owner !== id)),
      defaultDestinationId: defaultDestinationId === id ? (destinations[0]?.id ?? '') : defaultDestinationId,
    })
  }

  chooseDefaultDestination(id: string): void {
    if (this.#find(id) === undefined) return
    this.#environmentIsDefault = id === this.#needs.environment?.id
    this.#changeOrTell(this.#environmentIsDefault ? {} : { defaultDestinationId: id })
  }

  /** Opens what a destination signs with; for main alone. */
  credentialsOf(id: string): Result<Credentials, Failure> {
    const name = this.#find(id)?.name ?? ''
    const credentials = this.#secrets.open(id, this.#secretOf(id))
    if (!credentials.ok) {
      return problem(failure('credentials-missing', { reason: 'unreadable', destination: name }))
    }
    const { accessKeyId, secretAccessKey } = credentials.value
    if (accessKeyId !== '' && secretAccessKey !== '') return success(credentials.value)
    return problem(failure('credentials-missing', { destination: name }))
  }

  /** Everything needed to upload to a destination. */
  targetOf(id: string): Result<StoreTarget, Failure> {
    const destination = this.#find(id)
    if (destination === undefined) return problem(missingDestination())
    const credentials = this.credentialsOf(id)
    return credentials.ok ? success(this.#target(destination, credentials.value)) : credentials
  }

  /** The same for what a form holds, saved or not; stored credentials serve where none were typed. */
  targetOfDraft(draft: DestinationDraft): Result<StoreTarget, readonly FieldProblem[]> {
    const normal = normalizeDraft(draft)
    const problems = this.#validate(normal)
    if (problems.length > 0) return problem(problems)
    const id = draft.id ?? ''
    const credentials = this.#secrets.merge(id, this.#secretOf(id), normal.credentials)
    return success(this.#target({ id, ...destinationFields(normal.fields) }, credentials))
  }

  #destinations(): readonly StoredDestination[] {
    const { environment } = this.#needs
    return environment ? [environment, ...this.#stored.destinations] : this.#stored.destinations
  }

  #find(id: string | undefined): StoredDestination | undefined {
    return this.#destinations().find((destination) => destination.id === id)
  }

  #secretOf(id: string): StoredSecret | undefined {
    const { environment } = this.#needs
    if (id !== environment?.id) return this.#stored.secrets[id]
    return { accessKeyId: environment.credentials.accessKeyId, sealed: '', keeping: 'memory' }
  }

  #view(destination: StoredDestination): Destination {
    const secret = this.#secretOf(destination.id)
    const known = this.#secrets.known(destination.id, secret)
    return destinationView(destination, known, this.#secrets.chooseKeeping(undefined, secret?.keeping))
  }

  #target(destination: StoredDestination, credentials: Credentials): StoreTarget {
    const { certificateAuthorityFile } = this.#needs
    return { ...destinationFields(destination), id: destination.id, credentials, certificateAuthorityFile }
  }

  #validate(draft: DestinationDraft): readonly FieldProblem[] {
    const id = draft.id ?? ''
    const { accessKeyId, ...has } = this.#secrets.known(id, this.#secretOf(id))
    const others = this.#destinations().filter((destination) => destination.id !== id)
    const stored = { hasAccessKeyId: accessKeyId !== '', ...has }
    return validateDestination(
      draft,
      stored,
      others.map(({ name }) => name),
    )
  }

  /** Tells once of each secret that cannot be opened; moves obscured ones into a keyring come since. */
  #tryStoredSecrets(): void {
    for (const { id, name } of this.#stored.destinations) {
      const secret = this.#secretOf(id)
      if (secret === undefined) continue
      const credentials = this.#secrets.open(id, secret)
      if (!credentials.ok) this.#needs.notify({ kind: 'secret-unreadable', destinationName: name })
      else if (secret.keeping === 'plain' && this.#needs.box.protection === 'keyring') {
        const sealed = this.#secrets.keep(id, credentials.value, 'keyring')
        this.#changeOrTell({ secrets: { ...this.#stored.secrets, [id]: sealed } })
      }
    }
  }

  /** A change holds for this run even where it cannot be written. */
  #change(change: Partial<StoredSettings>): Result<null, Failure> {
    this.#stored = { ...this.#stored, ...change }
    this.#announce()
    return this.#write()
  }

  #changeOrTell(change: Partial<StoredSettings>): void {
    const written = this.#change(change)
    if (!written.ok) this.#needs.notify({ kind: 'failure', failure: written.problem })
  }

  #write(): Result<null, Failure> {
    const written = this.#needs.file.write(this.#stored)
    if (!written.ok)
      this.#needs.log.error('Settings could not be written', { detail: written.problem.detail })
    return written
  }

  #announce(): void {
    this.#revision += 1
    const settings = this.read()
    for (const listener of this.#listeners) listener(settings)
  }
}

function missingDestination(): Failure {
  return failure('settings-incomplete', { reason: 'destination' })
}
