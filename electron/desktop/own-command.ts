import type { App } from 'electron'
import { appImageOf } from '../shared/app-image'

/** The words that start this Ollim: its program, and from a checkout the app's folder. */
export function ownCommand(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
): readonly [program: string, ...folder: string[]] {
  const program = appImageOf(process.env, process.execPath) ?? process.execPath
  return app.isPackaged ? [program] : [program, app.getAppPath()]
}
