import { commandNames } from './command'

const commands: readonly string[] = [...commandNames, 'help', '--help', '-h', '--version', '-V']

/**
 * The command with which the app was started, and its arguments; `undefined` if it was started as an app. Switches
 * before it are Chromium's.
 *
 * @param argv as in `process.argv`
 * @param isCheckout whether the program is a bare Electron that was given the app's folder
 */
export function commandIn(
  [, ...args]: readonly string[],
  isCheckout: boolean,
): readonly string[] | undefined {
  const folder = isCheckout ? args.findIndex((arg) => !arg.startsWith('-')) : -1
  const named = args.filter((_arg, index) => index !== folder)
  const first = named.findIndex((arg) => !arg.startsWith('-') || commands.includes(arg))
  return commands.includes(named[first] ?? '') ? named.slice(first) : undefined
}
