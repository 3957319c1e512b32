import { app, dialog } from 'electron'
import { failedStartWords } from '../shared/failed-start-words'

/** A start that cannot go on would stay without a window, and in the way of every later one: says why, and ends. */
export function endFailedStart(error: unknown): void {
  const { title, text } = failedStartWords(app.getPreferredSystemLanguages())
  dialog.showErrorBox(title, `${text}\n\n${error instanceof Error ? error.message : String(error)}`)
  app.exit(1)
}
