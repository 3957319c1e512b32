type Environment = Readonly<Record<string, string | undefined>>

/**
 * The desktop entry that starts Ollim with a Linux session, in the tray.
 *
 * @param command program and arguments
 * @param environment of the running program; where its locale is not UTF-8, Chromium would lose file
 *   names that are not ASCII, so the entry sees to one
 */
export function autostartEntry(command: readonly string[], environment: Environment): string {
  const words = [...localeFix(environment), ...command, '--hidden']
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Ollim',
    `Exec=${words.map(quote).join(' ')}`,
    'Terminal=false',
    'NoDisplay=true',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

function localeFix({ LC_ALL, LC_CTYPE, LANG }: Environment): readonly string[] {
  const [inUse = ''] = [LC_ALL, LC_CTYPE, LANG].filter((value) => value !== undefined && value !== '')
  if (/utf-?8/i.test(inUse)) return []
  return ['env', LC_ALL === undefined || LC_ALL === '' ? 'LC_CTYPE=C.UTF-8' : 'LC_ALL=C.UTF-8']
}

/** As the Desktop Entry Specification has it: quotes, backslashes twice over, `%%` for `%`. */
function quote(word: string): string {
  const escaped = word
    .replace(/["`$\\]/g, String.raw`\$&`)
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
  return /^[\w@./:=+-]+$/.test(word) ? word : `"${escaped}"`
}
