import { globalShortcut } from 'electron'
import type { ShortcutState } from '../shared/app/settings'

/** The key combination that works from any program. */
export class GlobalShortcut {
  readonly #onPressed: () => void
  #accelerator = ''

  constructor(onPressed: () => void) {
    this.#onPressed = onPressed
  }

  /** Replaces the previous accelerator; empty turns the shortcut off. */
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
    // Not a valid accelerator, as in a settings file edited by hand: treated like one that is taken.
    return false
  }
}
