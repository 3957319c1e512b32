import { describeFailure, type Failure, type Translate } from '../../../shared/failures/failure'
import type { ImageClipboard } from '../../ports/clipboard'
import type { NotificationWords } from '../../ports/notification-words'
import type { Engine } from '../engine'
import { uploadClipboard } from './upload-clipboard'

export interface UploadClipboardAndNotifyNeeds {
  readonly clipboard: ImageClipboard
  readonly engine: Pick<Engine, 'uploadPaths' | 'uploadBytes'>
  readonly destinationId: string
  readonly translate: Translate
  readonly notify: (words: NotificationWords) => void
}

/** Uploads the clipboard for somebody who may not see the window, as after the shortcut: a refusal is a notification. */
export async function uploadClipboardAndNotify(needs: UploadClipboardAndNotifyNeeds): Promise<void> {
  const { clipboard, engine, destinationId, translate, notify } = needs
  const answer = await uploadClipboard(clipboard, engine, destinationId, { origin: 'elsewhere' })
  if (!answer.ok) notify(wordsFor(answer.problem, translate))
}

function wordsFor(problem: Failure, translate: Translate): NotificationWords {
  if (problem.facts['reason'] === 'clipboardEmpty') {
    return { title: translate('notification.nothing'), body: translate('notification.nothingNext') }
  }
  const { message, fix } = describeFailure(problem, translate)
  return { title: message, body: fix }
}
