import type { Failure } from '../../shared/failures/failure'
import type { Notice } from '../../shared/app/notice'
import type { Result } from '../../shared/result'
import type { Log } from '../ports/log'
import { loadSettings } from './load-settings'
import type { SettingsFile } from './settings-file'
import type { StoredSettings } from './stored-settings'

export interface SettingsStateNeeds {
  readonly file: SettingsFile
  readonly log: Log
  /** For notices that belong to no form field; the first ones are sent by the constructor. */
  readonly notify: (notice: Notice) => void
}

/** The content of the settings file: each change is written at once, and listeners are called. */
export class SettingsState {
  readonly #needs: SettingsStateNeeds
  readonly #listeners = new Set<() => void>()
  #stored: StoredSettings
  #revision = 1
  #unwritten: Failure | undefined

  constructor(needs: SettingsStateNeeds) {
    this.#needs = needs
    const { settings, notices } = loadSettings(needs.file, needs.log)
    this.#stored = settings
    for (const notice of notices) needs.notify(notice)
  }

  get stored(): StoredSettings {
    return this.#stored
  }

  /** Why the file differs from the settings in use; undefined if it does not. */
  get unwritten(): Failure | undefined {
    return this.#unwritten
  }

  /** Grows with every change that the page can see. */
  get revision(): number {
    return this.#revision
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The change applies to this run even if it cannot be written. */
  change(change: Partial<StoredSettings>): Result<null, Failure> {
    this.#stored = { ...this.#stored, ...change }
    this.announce()
    return this.#write()
  }

  /** The same for callers that do not wait: a failure becomes a notice. */
  changeOrNotify(change: Partial<StoredSettings>): void {
    const written = this.change(change)
    if (!written.ok) this.#needs.notify({ kind: 'failure', failure: written.problem })
  }

  /** Writes a change that the page does not see. */
  changeQuietly(change: Partial<StoredSettings>): void {
    this.#stored = { ...this.#stored, ...change }
    this.#write()
  }

  announce(): void {
    this.#revision += 1
    for (const listener of this.#listeners) listener()
  }

  #write(): Result<null, Failure> {
    const written = this.#needs.file.write(this.#stored)
    this.#unwritten = written.ok ? undefined : written.problem
    if (!written.ok)
      this.#needs.log.error('Settings could not be written', { detail: written.problem.detail })
    return written
  }
}
