import { Notification } from 'electron'
import type { NotificationWords } from '../core/ports/notification-words'

/** For most notifications, macOS never reports that they are gone. */
const maxKept = 50

/** Shows notifications and keeps each until it is gone: a garbage-collected one does not react to clicks. */
export class Notifier {
  readonly #icon: { readonly icon?: string }
  readonly #writeBody: (text: string) => string
  readonly #open = new Set<Notification>()

  /** @param icon absolute path of the app's icon */
  constructor(icon: string, platform: NodeJS.Platform) {
    // macOS shows the program's icon anyway, and would show this one as a picture beside it.
    this.#icon = platform === 'darwin' ? {} : { icon }
    this.#writeBody = platform === 'linux' ? asMarkup : (text) => text
  }

  /**
   * Does nothing if the desktop does not show notifications.
   *
   * @returns a function that takes it back, if it is still there
   */
  show({ title, body }: NotificationWords, onClick: () => void): () => void {
    if (!Notification.isSupported()) return () => undefined
    const notification = new Notification({ title, body: this.#writeBody(body), ...this.#icon, silent: true })
    const forget = (): void => {
      this.#open.delete(notification)
    }
    notification.on('click', () => {
      forget()
      onClick()
    })
    notification.on('close', ({ reason }) => {
      // Windows has moved it to the Action Center, where it can still be clicked.
      if (reason !== 'timedOut') forget()
    })
    notification.on('failed', forget)
    this.#open.add(notification)
    for (const oldest of [...this.#open].slice(0, -maxKept)) this.#open.delete(oldest)
    notification.show()
    return () => {
      if (this.#open.delete(notification)) notification.close()
    }
  }

  dispose(): void {
    for (const notification of this.#open) notification.close()
    this.#open.clear()
  }
}

/** Linux desktops take a body, but no title, for markup with links and pictures; a file's name must bring none. */
function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
