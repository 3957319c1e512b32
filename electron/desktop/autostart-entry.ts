import path from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The desktop entry that starts Ollim with a Linux session, in the tray.
 *
 * @param command program and arguments
 * @param environment of the running program: the entry leads to the home that it names, and where its locale is
 *   not UTF-8, under which Chromium would lose file names that are not ASCII, sees to one
 */
export function autostartEntry(command: readonly string[], environment: Environment): string {
  const variables = [...localeFix(environment), ...chosenHome(environment)]
  const words = [...(variables.length === 0 ? [] : ['env', ...variables]), ...command, '--hidden']
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
  return [LC_ALL === undefined || LC_ALL === '' ? 'LC_CTYPE=C.UTF-8' : 'LC_ALL=C.UTF-8']
}

/** A session begins in a folder of its own: a relative one would be another there. */
function chosenHome({ OLLIM_HOME = '' }: Environment): readonly string[] {
  return OLLIM_HOME === '' ? [] : [`OLLIM_HOME=${path.resolve(OLLIM_HOME)}`]
}

/** The program that an entry starts; `undefined` where that is no path, or there is none. */
export function programOf(entry: string): string | undefined {
  const command = (/^Exec=(.*)$/m.exec(entry)?.[1] ?? '').replaceAll('\\\\', '\\')
  const words = [...command.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1').replaceAll('%%', '%'),
  )
  return words.find((word) => path.isAbsolute(word))
}

/** The entry with the command of another one; all else stays, as the system or a person has changed it. */
export function withCommandOf(entry: string, other: string): string {
  const command = /^Exec=.*$/m.exec(other)?.[0] ?? ''
  return entry.replace(/^Exec=.*$/m, () => command)
}

/** As the Desktop Entry Specification has it: quotes, backslashes twice over, `%%` for `%`. */
function quote(word: string): string {
  const escaped = word
    .replace(/["`$\\]/g, String.raw`\$&`)
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
  return /^[\w@./:=+-]+$/.test(word) ? word : `"${escaped}"`
}
