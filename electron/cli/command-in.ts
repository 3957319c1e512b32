import { commandNames } from './command'

const commands: readonly string[] = [...commandNames, 'help', '--help', '-h', '--version', '-V']

/**
 * The command with which the app was started, and its arguments; `undefined` if it was started as an app. Switches
 * before it are Chromium's.
 *
 * @param args as from `ownArguments`
 */
export function commandIn(args: readonly string[]): readonly string[] | undefined {
  const first = args.findIndex((arg) => !arg.startsWith('-') || commands.includes(arg))
  return commands.includes(args[first] ?? '') ? args.slice(first) : undefined
}
