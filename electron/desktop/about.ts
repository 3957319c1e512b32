import { app } from 'electron'
import type { About } from '../shared/contract'
import { appImageOf } from '../shared/app-image'
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
      appImageOf(process.env, process.execPath) ?? process.execPath,
      app.isPackaged ? undefined : app.getAppPath(),
      process.platform,
    ),
  }
}
