import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a start of the program asks for. */
export interface StartRequest {
  /** Absolute paths of files and folders to upload. */
  readonly paths: readonly string[]
  /** Start in the tray, without a window. */
  readonly hidden: boolean
  /** Chromium's and ours, as they were typed. */
  readonly switches: readonly string[]
}

/** A start that asks for nothing but a window. */
export const plainStart: StartRequest = { paths: [], hidden: false, switches: [] }

/**
 * What was typed after the program's name. From a checkout, Electron is the program and the first
 * name after its switches is the app's folder.
 *
 * @param fromCheckout Electron's `process.defaultApp`
 */
export function ownArguments(argv: readonly string[], fromCheckout: boolean): readonly string[] {
  const args = argv.slice(1)
  const folder = fromCheckout ? args.findIndex((arg) => !arg.startsWith('-')) : -1
  return args.filter((_arg, index) => index !== folder)
}

/**
 * Reads a command line: switches are Chromium's or ours and name no files; after `--` everything does.
 *
 * @param args as `ownArguments` gives them
 * @param workingDirectory that relative names are meant against
 */
export function parseStart(args: readonly string[], workingDirectory: string): StartRequest {
  const end = args.indexOf('--')
  const before = end === -1 ? args : args.slice(0, end)
  const switches = before.filter((arg) => arg.startsWith('-'))
  const names = [...before.filter((arg) => !arg.startsWith('-')), ...(end === -1 ? [] : args.slice(end + 1))]
  return {
    switches,
    hidden: switches.includes('--hidden'),
    paths: names.flatMap((name) => {
      const named = name.startsWith('file:') ? pathOfUrl(name) : name
      return named === undefined || named === '' ? [] : [path.resolve(workingDirectory, named)]
    }),
  }
}

/** File managers hand over `file:` URLs. */
function pathOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url)
  } catch {
    return undefined
  }
}
