import type { WebContents } from 'electron'
import { eventChannel } from '../shared/contract'
import type { EventName, Events, Screen } from '../shared/contract'
import type { Notice } from '../shared/app/notice'

/** The window's page, while there is one. */
export class Page {
  readonly #contents: () => WebContents | undefined
  #listens = false
  #wantedScreen: Screen | undefined

  constructor(contents: () => WebContents | undefined) {
    this.#contents = contents
  }

  /** A page that is still loading misses events, and asks for the state when it is ready. */
  send<Name extends EventName>(name: Name, event: Events[Name]): void {
    const contents = this.#contents()
    if (contents !== undefined && !contents.isDestroyed()) contents.send(eventChannel(name), event)
  }

  /** @returns whether the page shows it; otherwise it waits on the board */
  notice(notice: Notice): boolean {
    if (this.#listens) this.send('noticed', notice)
    return this.#listens
  }

  /** Shows a screen now, or as soon as the page listens. */
  request(screen: Screen): void {
    if (this.#listens) this.send('screenRequested', screen)
    else this.#wantedScreen = screen
  }

  /** To be called when the page has subscribed to everything. */
  listens(): void {
    this.#listens = true
    const screen = this.#wantedScreen
    this.#wantedScreen = undefined
    if (screen !== undefined) this.request(screen)
  }

  gone(): void {
    this.#listens = false
  }
}
