import { app } from 'electron'
import type { Core } from './build-core'
import { uploadClipboardAndNotify } from '../core/uploads/batches/upload-clipboard-and-notify'
import type { SystemClipboard } from '../desktop/clipboard/clipboard'
import { QuitQuestion } from '../desktop/quit-question'
import { chooseImages } from '../desktop/dialogs'
import type { NotificationWords } from '../desktop/notifier'
import { restartAfterExit } from '../desktop/start/restart-after-exit'
import type { StartRequest } from '../desktop/start/start-request'
import type { MainWindow } from '../desktop/window/window'
import type { Screen } from '../shared/contract'
import type { Translate } from '../shared/failures/failure'

export interface ActionNeeds {
  readonly window: Pick<MainWindow, 'open' | 'untilShown' | 'visibleWindow'>
  readonly clipboard: SystemClipboard
  readonly translate: Translate
  readonly notify: (words: NotificationWords) => void
  readonly show: (screen: Screen) => void
  /** Whether the app is ending, so that nothing new is begun. */
  readonly isClosing: () => boolean
}

/** Puts together what several doors let a person do: upload, choose files, start once more, quit. No logic. */
export function openActions(
  { engine, earlyImages, settings, notices, fetches, deletions, log }: Core,
  needs: ActionNeeds,
) {
  const { window, clipboard, translate, notify, show, isClosing } = needs
  const quitQuestion = new QuitQuestion(translate, () => window.visibleWindow)

  function upload(paths: readonly string[]): void {
    if (paths.length === 0) return
    void notices.postRefusal(earlyImages.uploadPaths(paths, settings.defaultDestinationId))
  }

  /** Does what a start asks for; while the app is ending, the next one does it. */
  function request(start: StartRequest): void {
    if (isClosing()) {
      restartAfterExit(start, process.platform, log)
      return
    }
    if (!start.hidden) window.open()
    upload(start.paths)
  }

  async function chooseFiles(): Promise<void> {
    show('uploads')
    // A window that is shown later would cover the dialog.
    await window.untilShown()
    if (!isClosing()) upload(await chooseImages(translate, process.platform))
  }

  /** Uploads the clipboard for somebody who may not see the window. */
  function uploadClipboard(): void {
    void uploadClipboardAndNotify({
      clipboard,
      engine,
      destinationId: settings.defaultDestinationId,
      translate,
      notify,
      showSettings: () => show('settings'),
    })
  }

  async function quit(): Promise<void> {
    const uploads = engine.list.totals.unfinished
    const waiting = deletions.state.waiting?.ids.length ?? 0
    const left = { uploads, fetches: fetches.count, deletions: waiting }
    if (await quitQuestion.confirm(left)) app.quit()
  }

  return {
    upload,
    request,
    chooseFiles: () => void chooseFiles(),
    uploadClipboard,
    quit: () => void quit(),
  }
}
