import { appImageOf } from './app-image'

/**
 * The file that a person starts to run this program: its AppImage, the launcher beside what the archive holds, or the
 * program's own.
 *
 * @param execPath absolute path of the program's own file
 */
export function startedFile(env: Readonly<Record<string, string | undefined>>, execPath: string): string {
  return appImageOf(env, execPath) ?? execPath.replace(/\/ollim-bin$/, '/ollim')
}
