import { closeSync, openSync, statSync, writeSync } from 'node:fs'

const pageBytes = 4096

export function pagesOf(file: string): number {
  return statSync(file).size / pageBytes
}

/** Overwrites pages of a database, as a torn write or a failing disk does; the first page is 0. */
export function corruptPages(file: string, pages: readonly number[]): void {
  const handle = openSync(file, 'r+')
  for (const page of pages) writeSync(handle, Buffer.alloc(pageBytes, 0xab), 0, pageBytes, page * pageBytes)
  closeSync(handle)
}
