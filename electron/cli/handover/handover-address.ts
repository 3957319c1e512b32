import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Environment } from '../../shared/app/environment'

/** Where the app and the command line connect. */
export interface HandoverAddress {
  /** The path of a socket; on Windows, the name of a pipe. */
  readonly socket: string
  /** The folder that only this user may enter; empty on Windows, where pipes are not in folders. */
  readonly folder: string
}

/** The longest path in `sockaddr_un`, without its final zero: 104 bytes on macOS and BSD, 108 on Linux. */
const maxSocketPathBytes = 103

export interface AddressFacts {
  readonly home: string
  readonly platform: NodeJS.Platform
  readonly env: Environment
  /** For temporary files, if there is no runtime folder. */
  readonly temporaryFolder: string
  /** The user's id; 0 if the system has none. */
  readonly userId: number
  /** The name of the pipe on Windows; empty elsewhere. */
  readonly pipeName: string
}

/**
 * The address for a home. If the home's path is too long for a socket, the socket is in a private folder elsewhere,
 * under a name derived from the home's.
 */
export function handoverAddress({
  home,
  platform,
  env,
  temporaryFolder,
  userId,
  pipeName,
}: AddressFacts): HandoverAddress {
  // Windows only lets the user who created a pipe (and administrators) write to it.
  if (platform === 'win32') return { socket: `\\\\.\\pipe\\ollim-${pipeName}`, folder: '' }
  const inHome = path.join(home, 'ollim.sock')
  if (Buffer.byteLength(inHome) <= maxSocketPathBytes) return { socket: inHome, folder: home }
  const { XDG_RUNTIME_DIR = '' } = env
  const folder = path.isAbsolute(XDG_RUNTIME_DIR)
    ? path.join(XDG_RUNTIME_DIR, 'ollim')
    : path.join(temporaryFolder, `ollim-${userId}`)
  const name = createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 32)
  return { socket: path.join(folder, `${name}.sock`), folder }
}
