import type { DestinationDraft, DestinationFields, FieldProblem } from '../../shared/destinations/destination'
import { failure, type Failure } from '../../shared/failures/failure'
import type { Language } from '../../shared/languages'
import type { LinkFormat } from '../../shared/links/link-format'
import { problem, type Result } from '../../shared/result'
import type { EditorDoorState, Preferences, Settings, ShortcutState } from '../../shared/app/settings'
import type { LoanSource } from '../credentials/lender'
import type { PasteKeeper } from '../destinations/paste/paste-keeper'
import type { Ids } from '../ports/ids'
import type { SecretBox } from '../ports/secret-box'
import type { StoreTarget } from '../ports/object-store'
import { activeLanguage } from './active-language'
import { DestinationLookup } from './destination-lookup'
import { DestinationKeeper } from './destination-keeper'
import { EditorAccess } from './editor-access'
import { withPastedCredentials } from './pasted-credentials'
import { SecretKeeper } from './secret-keeper'
import { SettingsState, type SettingsStateNeeds } from './settings-state'
import { parsePreferences } from './stored-preferences'
import type { EarlyImage, StoredSettings, WindowBounds, WindowForm } from './stored-settings'

export interface SettingsServiceNeeds extends SettingsStateNeeds {
  readonly box: SecretBox
  readonly ids: Ids
  /** Pastes that are not saved yet. */
  readonly pastes: PasteKeeper
  /** BCP 47 tags in the person's order. */
  readonly systemLanguages: readonly string[]
  readonly canLaunchAtLogin: boolean
  /** The unsaved destination from the environment; exists, as the default, only in this run. */
  readonly environment: StoreTarget | undefined
  /** The PEM file of a private certificate authority for every destination; empty for none. */
  readonly certificateAuthorityFile: string
  /** When borrowed credentials in use end; 0 if unknown or never. */
  readonly endOfLoan: (source: LoanSource) => number
  /** Receives each secret that comes into use, so that the log can leave it out. */
  readonly redactSecret: (secret: string) => void
}

/** Owns the settings: what the page sees of them, how they change, and who may open a secret. */
export class SettingsService {
  readonly #needs: SettingsServiceNeeds
  readonly #secrets: SecretKeeper
  readonly #state: SettingsState
  readonly #lookup: DestinationLookup
  /** Adds, changes and removes destinations. */
  readonly destinationKeeper: DestinationKeeper
  /** How editors get access. */
  readonly editors: EditorAccess
  #shortcutState: ShortcutState = 'off'
  #editorDoor: EditorDoorState = 'closed'

  constructor(needs: SettingsServiceNeeds) {
    this.#needs = needs
    this.#secrets = new SecretKeeper(needs.box, needs.log, needs.redactSecret)
    this.#state = new SettingsState(needs)
    this.#lookup = new DestinationLookup({
      ...needs,
      stored: () => this.#state.stored,
      secrets: this.#secrets,
    })
    this.destinationKeeper = new DestinationKeeper({
      ...needs,
      state: this.#state,
      lookup: this.#lookup,
      secrets: this.#secrets,
    })
    this.editors = new EditorAccess({ state: this.#state, secrets: this.#secrets, ids: needs.ids })
  }

  /** Everything the page may know. Opens each destination's secret to find out whether it can be opened. */
  read(): Settings {
    const { preferences, defaultDestinationId, activeLanguage } = this
    return {
      revision: this.#state.revision,
      destinations: this.#lookup.all().map((destination) => this.#lookup.view(destination)),
      defaultDestinationId,
      preferences,
      shortcutState: this.#shortcutState,
      editorDoor: this.#editorDoor,
      editorSecretKeeping: this.editors.keeping,
      activeLanguage,
      secretProtection: this.#needs.box.protection,
      canLaunchAtLogin: this.#needs.canLaunchAtLogin,
      earlyImages: defaultDestinationId === '' ? this.earlyImages.length : 0,
    }
  }

  get preferences(): Preferences {
    return this.#state.stored.preferences
  }

  /** Empty while there is no destination. */
  get defaultDestinationId(): string {
    return this.destinationKeeper.defaultId
  }

  /** What waits for the first destination. */
  get earlyImages(): readonly EarlyImage[] {
    return this.#state.stored.earlyImages ?? []
  }

  /** The batch that files among them are being taken into; empty if they are not. */
  get earlyBatchId(): string {
    return this.#state.stored.earlyBatchId ?? ''
  }

  get activeLanguage(): Language {
    return activeLanguage(this.preferences.language, this.#needs.systemLanguages)
  }

  /** Why the settings will be lost at the end of this run; undefined if they are on disk. */
  get unwritten(): Failure | undefined {
    return this.#state.unwritten
  }

  /** The window's last bounds in this form; `undefined` before the first time. */
  bounds(form: WindowForm): WindowBounds | undefined {
    return this.#state.stored[form]
  }

  /** Calls back after every change with the result of `read`; returns a function that ends it. */
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

  /** Tells the page whether the chosen shortcut actually works. */
  reportShortcut(state: ShortcutState): void {
    if (this.#shortcutState === state) return
    this.#shortcutState = state
    this.#state.announce()
  }

  /** Tells the page whether editors can actually connect. */
  reportEditorDoor(state: EditorDoorState): void {
    if (this.#editorDoor === state) return
    this.#editorDoor = state
    this.#state.announce()
  }

  /** Tells the page that the end of borrowed credentials has changed. */
  reportLoan(): void {
    this.#state.announce()
  }

  changeEarlyImages(change: Pick<StoredSettings, 'earlyImages' | 'earlyBatchId'>): void {
    this.#state.changeOrNotify(change)
  }

  rememberBounds(form: WindowForm, bounds: WindowBounds): void {
    this.#state.changeQuietly({ [form]: bounds })
  }

  /** The name of a saved destination that is the same as the form's; empty if there is none. */
  nameOfSame(draft: DestinationDraft): string {
    const whole = withPastedCredentials(draft, this.#needs.pastes)
    return whole.ok ? this.#lookup.nameOfSame(whole.value) : ''
  }

  /** Sets it for the default destination if that has its own format, otherwise for all that have none. */
  chooseLinkFormat(linkFormat: LinkFormat): void {
    const { destinations, preferences } = this.#state.stored
    const { defaultDestinationId } = this
    const own = destinations.find(({ id }) => id === defaultDestinationId)
    if (own === undefined || own.linkFormat === 'general') {
      this.#state.changeOrNotify({ preferences: { ...preferences, linkFormat } })
      return
    }
    const chosen = { ...own, linkFormat }
    this.#state.changeOrNotify({ destinations: destinations.map((each) => (each === own ? chosen : each)) })
  }

  get destinationIds(): readonly string[] {
    return this.#lookup.all().map(({ id }) => id)
  }

  /** A destination's stored fields; undefined once it was deleted. */
  find(id: string): DestinationFields | undefined {
    return this.#lookup.find(id)
  }

  /** Everything needed to upload to a destination, with its secret opened; only for the main process. */
  targetOf(id: string): Result<StoreTarget, Failure> {
    return this.#lookup.targetOf(id)
  }

  /** The same for a form, saved or not; stored credentials are used if none were typed. */
  targetOfDraft(draft: DestinationDraft): Result<StoreTarget, readonly FieldProblem[]> {
    const whole = withPastedCredentials(draft, this.#needs.pastes)
    return whole.ok ? this.#lookup.targetOfDraft(whole.value) : whole
  }

  /** The part of a form that is valid already; `undefined` until there is a server to ask. */
  partialTargetOf(draft: DestinationDraft): StoreTarget | undefined {
    const whole = withPastedCredentials(draft, this.#needs.pastes)
    return whole.ok ? this.#lookup.partialTargetOf(whole.value) : undefined
  }
}
