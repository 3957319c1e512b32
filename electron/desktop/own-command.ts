import type { App } from 'electron'

/** The words that start this Ollim: its program, and from a checkout the app's folder. */
export function ownCommand(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
): readonly [program: string, ...folder: string[]] {
  // An AppImage runs from a mount that changes with each start: its file is the program.
  const program = process.env['APPIMAGE'] ?? process.execPath
  return app.isPackaged ? [program] : [program, app.getAppPath()]
}
