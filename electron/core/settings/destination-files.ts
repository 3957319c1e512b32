import type { Failure } from '../../shared/failure'
import type { ExportAnswer } from '../../shared/import'
import { longestPaste, type PasteAnswer } from '../../shared/paste'
import { success, type Result } from '../../shared/result'
import type { DestinationExporter } from './destination-exporter'
import type { DestinationImporter } from './destination-importer'

export interface DestinationFilesNeeds {
  readonly importer: Pick<DestinationImporter, 'understand'>
  readonly exporter: Pick<DestinationExporter, 'export'>
  /** Asks the person for a file; `undefined` when they thought better of it. */
  readonly chooseFile: () => Promise<string | undefined>
  readonly choosePlace: () => Promise<string | undefined>
  readonly read: (file: string, mostBytes: number) => Promise<Result<string, Failure>>
  /** Writes for nobody else to read; the person has agreed to overwrite. */
  readonly write: (file: string, text: string) => Promise<Result<null, Failure>>
}

/** Destinations to and from files that the person names in the system's dialogs. */
export class DestinationFiles {
  readonly #needs: DestinationFilesNeeds

  constructor(needs: DestinationFilesNeeds) {
    this.#needs = needs
  }

  /** What the chosen file holds, whatever it is; null when none was chosen. */
  async open(): Promise<Result<PasteAnswer | null, Failure>> {
    const file = await this.#needs.chooseFile()
    if (file === undefined) return success(null)
    const text = await this.#needs.read(file, longestPaste)
    return text.ok ? success(this.#needs.importer.understand(text.value)) : text
  }

  /** @param passphrase locks the secrets; empty leaves them out */
  async save(ids: readonly string[], passphrase: string): Promise<Result<ExportAnswer, Failure>> {
    const file = await this.#needs.choosePlace()
    if (file === undefined) return success({ written: 0, without: [] })
    const { text, names, without } = await this.#needs.exporter.export(ids, passphrase)
    const written = await this.#needs.write(file, text)
    return written.ok ? success({ written: names.length, without }) : written
  }
}
