import { app } from 'electron'
import type { Core } from './build-core'
import { uploadClipboardAndNotify } from '../core/uploads/batches/upload-clipboard-and-notify'
import type { SystemClipboard } from '../desktop/clipboard/clipboard'
import { QuitQuestion } from '../desktop/quit-question'
import { chooseImages } from '../desktop/dialogs'
import type { UploadOptions } from '../core/uploads/engine'
import type { NotificationWords } from '../core/ports'
import { restartAfterExit } from '../desktop/start/restart-after-exit'
import { plainStart, type StartRequest } from '../desktop/start/start-request'
import type { MainWindow } from '../desktop/window/window'
import type { Screen } from '../shared/contract'
import type { Translate } from '../shared/failures/failure'

/** What several doors let a person do. While the app is ending, the next start takes over files. */
export interface Actions {
  readonly upload: (paths: readonly string[]) => void
  /** Does what a start of the program asks for. */
  readonly request: (start: StartRequest) => void
  /** Uploads files that were dropped outside the window, as on the Dock's icon. */
  readonly takeFiles: (paths: readonly string[]) => void
  readonly chooseFiles: () => void
  /** Uploads the clipboard for somebody who may not see the window. */
  readonly uploadClipboard: () => void
  /** Asks first if uploads would be interrupted. */
  readonly quit: () => void
}

export interface ActionNeeds {
  readonly window: Pick<MainWindow, 'open' | 'untilShown' | 'visibleWindow'>
  readonly clipboard: SystemClipboard
  readonly translate: Translate
  readonly notify: (words: NotificationWords) => void
  readonly show: (screen: Screen) => void
  /** Whether the app is ending, so that nothing new is begun. */
  readonly isClosing: () => boolean
}

/** Puts together what several doors let a person do: upload, choose files, start once more, quit. */
export function openActions(
  { engine, earlyImages, settings, notices, fetches, deletions, log }: Core,
  { window, clipboard, translate, notify, show, isClosing }: ActionNeeds,
): Actions {
  const quitQuestion = new QuitQuestion(translate, () => window.visibleWindow)

  function upload(paths: readonly string[], how?: UploadOptions): void {
    if (paths.length === 0) return
    void notices.postRefusal(earlyImages.uploadPaths(paths, settings.defaultDestinationId, how))
  }

  async function chooseFiles(): Promise<void> {
    show('uploads')
    // A window that is shown later would cover the dialog.
    await window.untilShown()
    if (!isClosing()) upload(await chooseImages(translate, process.platform))
  }

  async function quit(): Promise<void> {
    const uploads = engine.list.totals.unfinished
    const waiting = deletions.state.waiting?.ids.length ?? 0
    const left = { uploads, fetches: fetches.count, deletions: waiting }
    if (await quitQuestion.confirm(left)) app.quit()
  }

  return {
    upload: (paths) => upload(paths),
    request(start) {
      if (isClosing()) {
        restartAfterExit(start, process.platform, log)
        return
      }
      if (!start.hidden) window.open()
      upload(start.paths)
    },
    takeFiles(paths) {
      if (isClosing()) restartAfterExit({ ...plainStart, paths }, process.platform, log)
      else upload(paths, { origin: 'elsewhere' })
    },
    chooseFiles: () => void chooseFiles(),
    uploadClipboard: () =>
      void uploadClipboardAndNotify({
        clipboard,
        engine: earlyImages,
        destinationId: settings.defaultDestinationId,
        translate,
        notify,
      }),
    quit: () => void quit(),
  }
}
