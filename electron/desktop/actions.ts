import { app } from 'electron'
import type { NoticeBoard } from '../core/notice-board'
import type { ImageClipboard } from '../core/ports/clipboard'
import type { Log } from '../core/ports/log'
import type { NotificationWords } from '../core/ports/notification-words'
import type { SettingsService } from '../core/settings/settings-service'
import type { EarlyImages } from '../core/uploads/batches/early-images'
import { uploadClipboardAndNotify } from '../core/uploads/batches/upload-clipboard-and-notify'
import type { UploadOptions } from '../core/uploads/engine'
import type { Screen } from '../shared/contract'
import type { Translate } from '../shared/failures/failure'
import { chooseImages } from './dialogs'
import { QuitQuestion, type PendingWork } from './quit-question'
import { restartAfterExit } from './start/restart-after-exit'
import { plainStart, type StartRequest } from './start/start-request'
import type { MainWindow } from './window/window'

/** What several doors let a person do. While the app is ending, the next start takes over files. */
export interface Actions {
  readonly upload: (paths: readonly string[]) => void
  /** Does what a start of the program asks for. */
  readonly handleStart: (start: StartRequest) => void
  /** Uploads files that were dropped outside the window, as on the Dock's icon. */
  readonly takeFiles: (paths: readonly string[]) => void
  readonly chooseFiles: () => void
  /** Uploads the clipboard for somebody who may not see the window. */
  readonly uploadClipboard: () => void
  /** Asks first if uploads would be interrupted. */
  readonly quit: () => void
}

export interface ActionNeeds {
  readonly earlyImages: Pick<EarlyImages, 'uploadPaths' | 'uploadBytes'>
  readonly settings: Pick<SettingsService, 'defaultDestinationId'>
  readonly notices: Pick<NoticeBoard, 'postRefusal'>
  readonly log: Pick<Log, 'error'>
  readonly window: Pick<MainWindow, 'open' | 'untilShown' | 'visibleWindow'>
  readonly clipboard: ImageClipboard
  readonly translate: Translate
  readonly notify: (words: NotificationWords) => void
  readonly show: (screen: Screen) => void
  readonly pendingWork: () => PendingWork
  /** Puts the secrets back into the environment, for Ollim started again. */
  readonly putSecretsBack: () => void
  /** Whether the app is ending, so that nothing new is begun. */
  readonly isClosing: () => boolean
}

export function createActions(needs: ActionNeeds): Actions {
  const { earlyImages, settings, notices, log, window, clipboard, translate, notify, show, isClosing } = needs
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

  async function uploadClipboard(): Promise<void> {
    const destinationId = settings.defaultDestinationId
    await uploadClipboardAndNotify({ clipboard, engine: earlyImages, destinationId, translate, notify })
  }

  async function quit(): Promise<void> {
    if (await quitQuestion.confirm(needs.pendingWork())) app.quit()
  }

  function restart(start: StartRequest): void {
    needs.putSecretsBack()
    restartAfterExit(start, process.platform, log)
  }

  return {
    upload: (paths) => upload(paths),
    handleStart(start) {
      if (isClosing()) {
        restart(start)
        return
      }
      if (!start.hidden) window.open()
      upload(start.paths)
    },
    takeFiles(paths) {
      if (isClosing()) restart({ ...plainStart, paths })
      else upload(paths, { origin: 'elsewhere' })
    },
    chooseFiles: () => void chooseFiles(),
    uploadClipboard: () => void uploadClipboard(),
    quit: () => void quit(),
  }
}
