import path from 'node:path'
import type { Environment } from '../shared/app/environment'

/**
 * The folder of all state: `OLLIM_HOME`, otherwise where Electron would put the user data of an app called Ollim
 * (source: Electron's documentation, `app.getPath('userData')`).
 *
 * @param userHome the person's home folder
 */
export function ollimHome(env: Environment, platform: NodeJS.Platform, userHome: string): string {
  const { OLLIM_HOME = '' } = env
  return OLLIM_HOME === ''
    ? path.join(applicationData(env, platform, userHome), 'Ollim')
    : path.resolve(OLLIM_HOME)
}

function applicationData(env: Environment, platform: NodeJS.Platform, userHome: string): string {
  if (platform === 'darwin') return path.join(userHome, 'Library', 'Application Support')
  if (platform === 'win32') return env['APPDATA'] ?? path.join(userHome, 'AppData', 'Roaming')
  const { XDG_CONFIG_HOME = '' } = env
  return path.isAbsolute(XDG_CONFIG_HOME) ? XDG_CONFIG_HOME : path.join(userHome, '.config')
}
