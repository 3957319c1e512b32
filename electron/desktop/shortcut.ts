import { globalShortcut } from 'electron'
import type { ShortcutState } from '../shared/settings'

/** The one key combination that works from any program. */
export class GlobalShortcut {
  readonly #onPressed: () => void
  #accelerator = ''

  constructor(onPressed: () => void) {
    this.#onPressed = onPressed
  }

  /** Puts `accelerator` in place of the one before; empty turns it off. */
  set(accelerator: string): ShortcutState {
    this.dispose()
    if (accelerator === '') return 'off'
    if (!register(accelerator, this.#onPressed)) return 'taken'
    this.#accelerator = accelerator
    return 'registered'
  }

  dispose(): void {
    if (this.#accelerator !== '') globalShortcut.unregister(this.#accelerator)
    this.#accelerator = ''
  }
}

function register(accelerator: string, onPressed: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, onPressed)
  } catch {
    // Not an accelerator at all, as a hand-written settings file may hold: as useless as a taken one.
    return false
  }
}
