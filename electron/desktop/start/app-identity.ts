import { app } from 'electron'
import { appId } from './app-id'

/**
 * Tells Windows which shortcuts belong to this program; otherwise its notifications come from `electron.app.Ollim`, and
 * a second button appears beside its pinned one in the task bar. Call before the first window.
 */
export function claimIdentity(platform: NodeJS.Platform): void {
  if (platform === 'win32') app.setAppUserModelId(appId)
}
