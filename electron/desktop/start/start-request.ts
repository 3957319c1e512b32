import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isFileAddress, pathOfFileAddress } from '../../shared/uploads/file-address'

/** What a start of the program asks for. */
export interface StartRequest {
  /** Absolute paths of files and folders to upload. */
  readonly paths: readonly string[]
  /** Start in the tray, without a window. */
  readonly hidden: boolean
  /** Switches of Chromium and Ollim, as they were typed. */
  readonly switches: readonly string[]
}

/** A start that only wants a window. */
export const plainStart: StartRequest = { paths: [], hidden: false, switches: [] }

/** Switches are Chromium's or ours, not files; after `--`, everything is a file. */
export function splitArguments(args: readonly string[]): {
  readonly switches: readonly string[]
  readonly names: readonly string[]
} {
  const end = args.indexOf('--')
  const before = end === -1 ? args : args.slice(0, end)
  const named = before.filter((arg) => !arg.startsWith('-'))
  return {
    switches: before.filter((arg) => arg.startsWith('-')),
    names: end === -1 ? named : [...named, ...args.slice(end + 1)],
  }
}

/**
 * Parses a command line.
 *
 * @param args as from `ownArguments`
 * @param workingDirectory for relative paths
 */
export function parseStart(args: readonly string[], workingDirectory: string): StartRequest {
  const { switches, names } = splitArguments(args)
  return {
    switches,
    hidden: switches.includes('--hidden'),
    paths: names.flatMap((name) => {
      // File managers pass addresses.
      const named = isFileAddress(name) ? pathOfFileAddress(name, fileURLToPath) : name
      return named === undefined || named === '' ? [] : [path.resolve(workingDirectory, named)]
    }),
  }
}
