/**
 * The AppImage that a program runs from, which is what starts it again: its own file lies in a mount that changes with
 * each start. Programs started from one, as in an editor's terminal, inherit its variables.
 *
 * @param execPath absolute path of the program's own file
 */
export function appImageOf(
  { APPIMAGE = '', APPDIR = '' }: Readonly<Record<string, string | undefined>>,
  execPath: string,
): string | undefined {
  return APPIMAGE !== '' && APPDIR !== '' && execPath.startsWith(`${APPDIR}/`) ? APPIMAGE : undefined
}
