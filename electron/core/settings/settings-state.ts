import type { Failure } from '../../shared/failure'
import type { Notice } from '../../shared/notice'
import type { Result } from '../../shared/result'
import type { Log } from '../ports'
import { loadSettings } from './load-settings'
import type { SettingsFile } from './settings-file'
import type { StoredSettings } from './stored-settings'

export interface SettingsStateNeeds {
  readonly file: SettingsFile
  readonly log: Log
  /** For what belongs to no field of a form; the first ones come from within the constructor. */
  readonly notify: (notice: Notice) => void
}

/** What the settings file holds, in this run: each change is written at once and told to listeners. */
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

  /** Why the file does not hold what this run goes by; undefined where it does. */
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

  /** A change holds for this run even where it cannot be written. */
  change(change: Partial<StoredSettings>): Result<null, Failure> {
    this.#stored = { ...this.#stored, ...change }
    this.announce()
    return this.#write()
  }

  /** The same where no caller waits for the answer. */
  changeOrTell(change: Partial<StoredSettings>): void {
    const written = this.change(change)
    if (!written.ok) this.#needs.notify({ kind: 'failure', failure: written.problem })
  }

  /** Writes what concerns no page. */
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
