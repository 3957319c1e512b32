import type { EventName, Events } from '../../electron/shared/contract'

type Deliver = { readonly [Name in EventName]: ((event: Events[Name]) => void)[] }

/** Stands for the events of the bridge: a test sends them by hand. */
export class EventSource {
  readonly #listeners: Deliver = {
    uploadsChanged: [],
    settingsChanged: [],
    historyChanged: [],
    deletionChanged: [],
    bucketImportChanged: [],
    replacementProgressed: [],
    noticed: [],
    screenRequested: [],
  }

  readonly on = <Name extends EventName>(
    name: Name,
    listener: (event: Events[Name]) => void,
  ): (() => void) => {
    const listeners: ((event: Events[Name]) => void)[] = this.#listeners[name]
    listeners.push(listener)
    return () => {
      listeners.splice(listeners.indexOf(listener), 1)
    }
  }

  send<Name extends EventName>(name: Name, event: Events[Name]): void {
    for (const listener of this.#listeners[name]) listener(event)
  }
}
