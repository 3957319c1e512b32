import type { SecretKeeping } from '../../shared/destinations/destination'
import type { Ids } from '../ports/ids'
import type { SecretKeeper } from './secret-keeper'
import type { SettingsState } from './settings-state'

export interface EditorAccessNeeds {
  readonly state: SettingsState
  readonly secrets: SecretKeeper
  readonly ids: Ids
}

/** Its key among the secrets of destinations, whose ids are UUIDs. */
const owner = 'editors'

/** The secret that editors must send, and the address that contains it. Only for the main process. */
export class EditorAccess {
  readonly #needs: EditorAccessNeeds
  #known = ''

  constructor(needs: EditorAccessNeeds) {
    this.#needs = needs
  }

  /** Where the secret is kept: `plain` only if the person chose it, and never if there is a keyring. */
  get keeping(): SecretKeeping {
    const chosen = this.#needs.state.stored.editorSecret?.keeping === 'plain' ? 'plain' : undefined
    return this.#needs.secrets.chooseKeeping(chosen, undefined)
  }

  /** Creates a secret if there is none yet, or if the old one cannot be opened any more. */
  secret(): string {
    if (this.#known === '') this.#known = this.#stored()
    return this.#known === '' ? this.renew() : this.#known
  }

  /** The address to which editors send their images. */
  address(withSecret: boolean): string {
    const { editorPort } = this.#needs.state.stored.preferences
    const address = `http://127.0.0.1:${editorPort}/upload`
    return withSecret ? `${address}?secret=${this.secret()}` : address
  }

  /** Replaces the secret; the old one no longer works. */
  renew(): string {
    const { ids } = this.#needs
    // Each has 122 random bits.
    this.#keep(`${ids.uuid()}${ids.uuid()}`.replaceAll('-', ''), this.keeping)
    return this.#known
  }

  keepAs(chosen: SecretKeeping): void {
    this.#keep(this.secret(), this.#needs.secrets.chooseKeeping(chosen, undefined))
  }

  #stored(): string {
    const { state, secrets } = this.#needs
    const opened = secrets.open(owner, state.stored.editorSecret)
    return opened.ok ? opened.value.secretAccessKey : ''
  }

  #keep(secret: string, keeping: SecretKeeping): void {
    this.#known = secret
    const { state, secrets } = this.#needs
    const credentials = { accessKeyId: '', secretAccessKey: secret, sessionToken: '' }
    state.changeOrNotify({ editorSecret: secrets.keep(owner, credentials, keeping, 0) })
  }
}
