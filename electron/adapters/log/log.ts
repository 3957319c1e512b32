import { mkdirSync } from 'node:fs'
import path from 'node:path'
import electronLog from 'electron-log/node.js'
import type { Log } from '../../core/ports/log'

/** Beyond this size, the file is renamed to `ollim.old.log`, replacing the previous one. */
const largestFileBytes = 2 * 1024 * 1024

export interface FileLog extends Log {
  readonly folder: string
}

/**
 * Writes `ollim.log` into a folder, creating that if needed: one line per event, readable by this person only.
 *
 * @param redact removes secrets from each finished line, whichever part of it they came from
 */
export function createFileLog(folder: string, redact: (line: string) => string): FileLog {
  makePrivate(folder)
  const logger = electronLog.create({ logId: folder })
  const { console, file } = logger.transports
  console.level = false
  // Otherwise it writes nothing at all, unless the working directory happens to contain a package.json.
  file.setAppName('Ollim')
  file.resolvePathFn = () => path.join(folder, 'ollim.log')
  file.maxSize = largestFileBytes
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.inspectOptions = { depth: 6, breakLength: Infinity }
  file.transforms.push(({ data }) => redact(String(data)))
  return {
    folder,
    info: (message, ...facts) => {
      logger.info(message, ...facts)
    },
    warn: (message, ...facts) => {
      logger.warn(message, ...facts)
    },
    error: (message, ...facts) => {
      logger.error(message, ...facts)
    },
  }
}

function makePrivate(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // A full disk, or a folder that cannot be written: Ollim works without a log.
  }
}
