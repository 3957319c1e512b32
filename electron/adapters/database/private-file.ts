import { closeSync, openSync } from 'node:fs'

/** Makes a file for nobody else to read, if there is none. SQLite gives its other files the rights of the first. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
}
