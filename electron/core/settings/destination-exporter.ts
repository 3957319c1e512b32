import type { Destination } from '../../shared/destinations/destination'
import { destinationFields } from './destination-view'
import { contextOf, hasOwnKeys, writeDestinationFile, type FileSecret } from './destination-file'
import type { PassphraseLock } from './passphrase-lock'
import type { SettingsService } from './settings-service'

export interface ExporterNeeds {
  readonly settings: Pick<SettingsService, 'read' | 'targetOf'>
  readonly lock: PassphraseLock
}

export interface ExportedDestinations {
  /** The file's content. */
  readonly text: string
  readonly names: readonly string[]
  /** Those whose secrets were asked for but cannot be opened. */
  readonly without: readonly string[]
}

/** Exports destinations for another computer or person; secrets only under a passphrase. */
export class DestinationExporter {
  readonly #needs: ExporterNeeds

  constructor(needs: ExporterNeeds) {
    this.#needs = needs
  }

  /** @param passphrase encrypts the secrets; empty leaves them out */
  async export(ids: readonly string[], passphrase: string): Promise<ExportedDestinations> {
    const chosen = this.#needs.settings.read().destinations.filter(({ id }) => ids.includes(id))
    const fields = chosen.map(destinationFields)
    const names = fields.map(({ name }) => name)
    if (passphrase === '') return { text: writeDestinationFile(fields, undefined), names, without: [] }
    const secrets = chosen.map((destination) => this.#secretOf(destination))
    const locked = await this.#needs.lock.lock(JSON.stringify(secrets), passphrase, contextOf(fields))
    const without = chosen.filter((one, index) => hasOwnKeys(one) && secrets[index] === null)
    return {
      text: writeDestinationFile(fields, locked),
      names,
      without: without.map(({ name }) => name),
    }
  }

  /** `null` if it has no secret of its own, or if that cannot be opened. */
  #secretOf(destination: Destination): FileSecret | null {
    if (!hasOwnKeys(destination)) return null
    const target = this.#needs.settings.targetOf(destination.id)
    return target.ok ? { ...target.value.credentials, expiresAt: destination.expiresAt } : null
  }
}
