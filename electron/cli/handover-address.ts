import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Environment } from '../core/settings/environment-destination'

/** Where app and command line meet. */
export interface HandoverAddress {
  /** Path of a socket, on Windows the name of a pipe. */
  readonly socket: string
  /** The folder that only this user may enter; empty on Windows, where pipes stand in none. */
  readonly folder: string
}

/** Room for a path in `sockaddr_un`, without the byte that ends it: 104 on macOS and BSD, 108 on Linux. */
const mostSocketPathBytes = 103

export interface AddressFacts {
  readonly home: string
  readonly platform: NodeJS.Platform
  readonly env: Environment
  /** For temporary files, where there is no folder for run-time ones. */
  readonly temporaryFolder: string
  /** Number of the user; 0 where the system has none. */
  readonly userId: number
  /** What Windows calls the pipe by; nothing elsewhere. */
  readonly pipeName: string
}

/**
 * The address that belongs to a home. Where the home's path is too long for a socket it stands in a
 * private folder elsewhere, under a name made of the home's.
 */
export function handoverAddress({
  home,
  platform,
  env,
  temporaryFolder,
  userId,
  pipeName,
}: AddressFacts): HandoverAddress {
  // Windows lets only the user who made a pipe (and administrators) write to it.
  if (platform === 'win32') return { socket: `\\\\.\\pipe\\ollim-${pipeName}`, folder: '' }
  const inHome = path.join(home, 'ollim.sock')
  if (Buffer.byteLength(inHome) <= mostSocketPathBytes) return { socket: inHome, folder: home }
  const { XDG_RUNTIME_DIR = '' } = env
  const folder = path.isAbsolute(XDG_RUNTIME_DIR)
    ? path.join(XDG_RUNTIME_DIR, 'ollim')
    : path.join(temporaryFolder, `ollim-${userId}`)
  const name = createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 32)
  return { socket: path.join(folder, `${name}.sock`), folder }
}
