import type { App } from 'electron'

/** The same as `appId` in electron-builder.yml; the installer writes it into its shortcuts. */
export const appId = 'app.ollim.desktop'

/**
 * Tells Windows which shortcuts belong to this program; otherwise its notifications come from `electron.app.Ollim`, and
 * a second button appears beside its pinned one in the task bar. Call before the first window.
 */
export function claimIdentity(app: Pick<App, 'setAppUserModelId'>, platform: NodeJS.Platform): void {
  if (platform === 'win32') app.setAppUserModelId(appId)
}
