import type { Environment } from './environment'

/**
 * The AppImage that a program runs from, if any; only that can start it again, because the program's own file is in a
 * mount that changes with each start. Programs started from an AppImage, as in an editor's terminal, inherit its
 * variables.
 *
 * @param execPath absolute path of the program's own file
 */
export function appImageOf(
  { APPIMAGE = '', APPDIR = '' }: Environment,
  execPath: string,
): string | undefined {
  return APPIMAGE !== '' && APPDIR !== '' && execPath.startsWith(`${APPDIR}/`) ? APPIMAGE : undefined
}
