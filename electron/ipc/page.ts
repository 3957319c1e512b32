import type { WebContents } from 'electron'
import { eventChannel, type EventName, type Events, type Screen } from '../shared/contract'
import type { Notice } from '../shared/app/notice'

type Contents = Pick<WebContents, 'isDestroyed' | 'send'>

/** The window's page, while there is one. */
export class Page {
  readonly #contents: () => Contents | undefined
  #isReady = false
  #pendingScreen: Screen | undefined

  constructor(contents: () => Contents | undefined) {
    this.#contents = contents
  }

  /** A page that is still loading misses events, and asks for the state when it is ready. */
  send<Name extends EventName>(name: Name, event: Events[Name]): void {
    const contents = this.#contents()
    if (contents !== undefined && !contents.isDestroyed()) contents.send(eventChannel(name), event)
  }

  /** @returns whether the page shows it; otherwise it waits on the board */
  showNotice(notice: Notice): boolean {
    if (this.#isReady) this.send('noticed', notice)
    return this.#isReady
  }

  /** Shows a screen now, or as soon as the page listens. */
  showScreen(screen: Screen): void {
    if (this.#isReady) this.send('screenRequested', screen)
    else this.#pendingScreen = screen
  }

  /** To be called when the page has subscribed to everything. */
  ready(): void {
    this.#isReady = true
    const screen = this.#pendingScreen
    this.#pendingScreen = undefined
    if (screen !== undefined) this.showScreen(screen)
  }

  closed(): void {
    this.#isReady = false
  }
}
