import { app } from 'electron'
import type { About } from '../shared/contract'
import { startedFile } from '../shared/app/started-file'
import { typedCommand } from './typed-command'

export function aboutApp(logFolder: string): About {
  const { electron, chrome, node } = process.versions
  return {
    version: app.getVersion(),
    electron,
    chrome,
    node,
    platform: `${process.platform} ${process.arch}`,
    logFolder,
    dataFolder: app.getPath('userData'),
    command: typedCommand(
      startedFile(process.env, process.execPath),
      app.isPackaged ? undefined : app.getAppPath(),
      process.platform,
    ),
  }
}
