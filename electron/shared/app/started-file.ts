import { appImageOf } from './app-image'

/**
 * The file with which a person starts this program: its AppImage, the launcher in an unpacked archive, or the program
 * itself.
 *
 * @param execPath absolute path of the program's own file
 */
export function startedFile(env: Readonly<Record<string, string | undefined>>, execPath: string): string {
  return appImageOf(env, execPath) ?? execPath.replace(/\/ollim-bin$/, '/ollim')
}
