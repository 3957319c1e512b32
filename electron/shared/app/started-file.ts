import { appImageOf } from './app-image'
import type { Environment } from './environment'

/**
 * The file with which a person starts this program: its AppImage, the launcher in an unpacked archive, or the program
 * itself.
 *
 * @param execPath absolute path of the program's own file
 */
export function startedFile(env: Environment, execPath: string): string {
  return appImageOf(env, execPath) ?? execPath.replace(/\/ollim-bin$/, '/ollim')
}
