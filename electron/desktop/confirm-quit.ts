import { dialog } from 'electron'
import type { Translate } from '../shared/failure'

/** What quitting would cut short. */
export interface LeftToDo {
  /** Images on their way; they go on at the next start. */
  readonly uploads: number
  /** Images whose deletion can still be undone; they stay in the bucket. */
  readonly deletions: number
}

/** Asks before quitting changes what happens to images. */
export async function confirmQuit(translate: Translate, left: LeftToDo): Promise<boolean> {
  return (
    (await ask(translate, 'quit', left.uploads, 'stayButton')) &&
    (await ask(translate, 'quitDeleting', left.deletions, 'waitButton'))
  )
}

async function ask(translate: Translate, what: string, count: number, stay: string): Promise<boolean> {
  if (count === 0) return true
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: translate(`dialog.${what}Title`, { count }),
    detail: translate(`dialog.${what}Detail`, { count }),
    buttons: [translate(`dialog.${stay}`), translate('dialog.quitButton')],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
