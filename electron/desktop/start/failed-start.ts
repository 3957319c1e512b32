import { app, dialog } from 'electron'
import { failedStartWords } from '../../shared/app/failed-start-words'

/** Shows why a start failed and quits: it would stay without a window and block every later start. */
export function endFailedStart(error: unknown): void {
  end('text', error instanceof Error ? error.message : String(error))
}

/** Without a home, Electron would quit as if another Ollim were running. */
export async function endWithoutHome(home: string): Promise<void> {
  await app.whenReady()
  end('folder', home)
}

function end(cause: 'text' | 'folder', detail: string): void {
  const { title, [cause]: words } = failedStartWords(app.getPreferredSystemLanguages())
  dialog.showErrorBox(title, `${words}\n\n${detail}`)
  app.exit(1)
}
