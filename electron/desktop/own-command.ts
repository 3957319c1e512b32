import type { App } from 'electron'
import { startedFile } from '../shared/started-file'

/** The words that start this Ollim: its program, and from a checkout the app's folder. */
export function ownCommand(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
): readonly [program: string, ...folder: string[]] {
  const program = startedFile(process.env, process.execPath)
  return app.isPackaged ? [program] : [program, app.getAppPath()]
}
