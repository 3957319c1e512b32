import type { DestinationFieldName } from '../../../../electron/shared/destinations/destination'
import { Listeners } from '../../../state/listeners'
import { untouchedEntry, type FormEntry } from './form-entry'

/** Key of the form of a destination that is not stored yet. */
export const newEntry = 'new'

/** A place in a destination's form: a field, or the box that takes pasted credentials. */
export type FormPlace = DestinationFieldName | 'paste'

/**
 * The forms of the settings screen. They are kept when the person leaves it, so that no edits are lost, until the
 * page is closed.
 */
export class SettingsSession {
  readonly #listeners = new Listeners()
  readonly #entries = new Map<string, FormEntry>()
  #chosen: string | undefined
  #version = 0
  #visit = 0
  #place: FormPlace | undefined

  readonly subscribe = this.#listeners.subscribe

  /** A destination's id, `new` or `general`; absent until the person chooses. */
  readonly readChosen = (): string | undefined => this.#chosen

  readonly read = (key: string): FormEntry => this.#entries.get(key) ?? untouchedEntry

  /** Grows with every change of any entry. */
  readonly readVersion = (): number => this.#version

  /** Grows whenever another form is shown, but not when a new destination gets its id. */
  readonly readVisit = (): number => this.#visit

  /** Shows a stored destination's form at the place that needs fixing. */
  bringUp(key: string, place: FormPlace | undefined): void {
    this.#visit += 1
    this.#chosen = key
    this.#place = place
    this.#changed()
  }

  /** The place that the form was shown for: returned once. */
  takePlace(): FormPlace | undefined {
    const place = this.#place
    this.#place = undefined
    return place
  }

  choose(key: string): void {
    if (key !== this.#chosen) this.#visit += 1
    this.#chosen = key
    this.#changed()
  }

  change(key: string, next: (entry: FormEntry) => FormEntry): void {
    const before = this.read(key)
    const after = next(before)
    if (after === before) return
    this.#entries.set(key, after)
    this.#changed()
  }

  /** Waits until an entry meets a condition. */
  until(key: string, isMet: (entry: FormEntry) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!isMet(this.read(key))) return
        end()
        resolve()
      }
      const end = this.subscribe(check)
      check()
    })
  }

  changeAll(next: (entry: FormEntry) => FormEntry): void {
    for (const key of this.#entries.keys()) this.change(key, next)
  }

  /** Whether a form is still the one shown: the person has not opened another since. */
  isShown(key: string): boolean {
    return this.#chosen === undefined || this.#chosen === key
  }

  /**
   * Forgets a form that is over. If it is shown, another one is shown instead.
   *
   * @param next the other form; by default that of the default destination
   * @returns whether another form is shown now
   */
  forget(key: string, next?: string): boolean {
    this.#entries.delete(key)
    const wasShown = this.isShown(key)
    if (wasShown) {
      this.#chosen = next
      this.#visit += 1
    }
    this.#changed()
    return wasShown
  }

  /** Moves a new destination's form to the id it was stored under. */
  moveToStored(key: string, storedId: string, entry: FormEntry): void {
    this.#entries.delete(key)
    this.#entries.set(storedId, entry)
    if (this.#chosen === key) this.#chosen = storedId
    this.#changed()
  }

  #changed(): void {
    this.#version += 1
    this.#listeners.notify()
  }
}

/** The page's only session. */
export const settingsSession = new SettingsSession()
