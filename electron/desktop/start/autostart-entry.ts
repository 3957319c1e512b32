import { createHash } from 'node:crypto'
import path from 'node:path'
import { hasUtf8Locale, type Environment } from '../../shared/app/environment'

/**
 * The desktop entry that starts Ollim with a Linux session, in the tray.
 *
 * @param command program and arguments
 * @param environment of the running program: the entry uses the home that it names. If its locale is not UTF-8, with
 *   which Chromium would lose file names that are not ASCII, the entry sets one that is
 */
export function autostartEntry(command: readonly string[], environment: Environment): string {
  const home = chosenHome(environment)
  const variables = [...localeFix(environment), ...(home === '' ? [] : [`OLLIM_HOME=${home}`])]
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

function localeFix(environment: Environment): readonly string[] {
  if (hasUtf8Locale(environment)) return []
  const { LC_ALL = '' } = environment
  return [LC_ALL === '' ? 'LC_CTYPE=C.UTF-8' : 'LC_ALL=C.UTF-8']
}

/** Empty for the usual home. Made absolute, because a session starts in a folder of its own. */
export function chosenHome({ OLLIM_HOME = '' }: Environment): string {
  return OLLIM_HOME === '' ? '' : path.resolve(OLLIM_HOME)
}

/** macOS starts the app without arguments or variables, so it can only start the Ollim of the usual home. */
export function canLaunchAtLogin(platform: NodeJS.Platform, environment: Environment): boolean {
  return platform !== 'darwin' || chosenHome(environment) === ''
}

/** The name of an entry for a home; `usual` is that for the usual home. Each home has its own. */
export function entryName(usual: string, home: string): string {
  return home === '' ? usual : `${usual}-${createHash('sha256').update(home).digest('hex').slice(0, 8)}`
}

/** The program that an entry starts; `undefined` if it is no path, or there is none. */
export function programOf(entry: string): string | undefined {
  const command = (/^Exec=(.*)$/m.exec(entry)?.[1] ?? '').replaceAll('\\\\', '\\')
  const words = [...command.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1').replaceAll('%%', '%'),
  )
  return words.find((word) => path.isAbsolute(word))
}

/** The entry with the command of another one; everything else stays as the system or a person has changed it. */
export function withCommandOf(entry: string, other: string): string {
  const command = /^Exec=.*$/m.exec(other)?.[0] ?? ''
  return entry.replace(/^Exec=.*$/m, () => command)
}

/** Quotes by the Desktop Entry Specification: in quotes, backslashes escaped twice, `%%` for `%`. */
function quote(word: string): string {
  const escaped = word
    .replace(/["`$\\]/g, String.raw`\$&`)
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
  return /^[\w@./:=+-]+$/.test(word) ? word : `"${escaped}"`
}
