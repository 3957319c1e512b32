import { app, dialog } from 'electron'
import { failedStartWords } from '../shared/failed-start-words'

/** A start that cannot go on would stay without a window, and in the way of every later one: says why, and ends. */
export function endFailedStart(error: unknown): void {
  end('text', error instanceof Error ? error.message : String(error))
}

/** Without a home, Electron would end as if another Ollim ran. */
export async function endWithoutHome(home: string): Promise<void> {
  await app.whenReady()
  end('folder', home)
}

function end(cause: 'text' | 'folder', detail: string): void {
  const { title, [cause]: words } = failedStartWords(app.getPreferredSystemLanguages())
  dialog.showErrorBox(title, `${words}\n\n${detail}`)
  app.exit(1)
}
