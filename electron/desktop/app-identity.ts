import { app } from 'electron'
import { appId } from './app-id'

/**
 * Tells Windows which shortcuts this program belongs to: else its notifications come from `electron.app.Ollim`,
 * and beside its pinned button in the task bar stands a second one. To be called before the first window.
 */
export function claimIdentity(platform: NodeJS.Platform): void {
  if (platform === 'win32') app.setAppUserModelId(appId)
}
