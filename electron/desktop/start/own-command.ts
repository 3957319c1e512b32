import type { App } from 'electron'
import { startedFile } from '../../shared/app/started-file'

/** The command that starts this Ollim: the program and, from a checkout, the app's folder. */
export function ownCommand(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
): readonly [program: string, ...folder: string[]] {
  const program = startedFile(process.env, process.execPath)
  return app.isPackaged ? [program] : [program, app.getAppPath()]
}
