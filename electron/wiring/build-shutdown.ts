import type { Core } from './build-core'
import { endCore } from '../core/end-core'
import { shutDownOnQuit, type Disposable } from '../desktop/shutdown'
import type { NotificationWords } from '../core/ports/notification-words'
import type { Translate } from '../shared/failures/failure'

export interface ShutdownNeeds {
  readonly translate: Translate
  readonly notify: (words: NotificationWords) => void
  /** Closed at once, before the core ends. */
  readonly windows: readonly Disposable[]
  /** Closed after the core has ended. */
  readonly others: readonly Disposable[]
}

/**
 * Puts in order what is closed when the app quits.
 *
 * @returns whether that has begun
 */
export function buildShutdown(
  core: Core,
  { translate, notify, windows, others }: ShutdownNeeds,
): () => boolean {
  /** The window is closed by now, so a notification says that Ollim is still quitting. */
  function announceSlowEnd(): void {
    notify({ title: translate('notification.ending'), body: translate('notification.endingWhy') })
  }

  return shutDownOnQuit({
    atOnce: [...windows, core.verifier, core.unfinished],
    waitFor: () => endCore(core, announceSlowEnd),
    after: [core.expiryWatch, core.retention, ...others, core.thumbnails, core.converter, core.database],
    log: core.log,
  })
}
