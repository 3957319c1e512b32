import { app } from 'electron'
import type { About } from '../shared/contract'

export function aboutApp(logFolder: string): About {
  const { electron, chrome, node } = process.versions
  return {
    version: app.getVersion(),
    electron,
    chrome,
    node,
    platform: `${process.platform} ${process.arch}`,
    logFolder,
  }
}
