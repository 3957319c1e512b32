import { closeSync, openSync } from 'node:fs'

/** Creates a file that only its owner can read, if there is none. SQLite gives its other files the same mode. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
}
