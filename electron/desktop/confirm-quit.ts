import { dialog } from 'electron'
import type { Translate } from '../shared/failure'

/** Asks before uploads are interrupted; they go on at the next start. */
export async function confirmQuit(translate: Translate, uploadsLeft: number): Promise<boolean> {
  if (uploadsLeft === 0) return true
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: translate('dialog.quitTitle', { count: uploadsLeft }),
    detail: translate('dialog.quitDetail'),
    buttons: [translate('dialog.stayButton'), translate('dialog.quitButton')],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
