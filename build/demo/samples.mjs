import fs from 'node:fs'
import path from 'node:path'

const folder = path.join(import.meta.dirname, 'samples')

/**
 * The sample images of the repository.
 * @returns {readonly { name: string, path: string }[]}
 */
export function sampleImages() {
  return fs
    .readdirSync(folder)
    .sort((a, b) => a.localeCompare(b))
    .map((name) => ({ name, path: path.join(folder, name) }))
}
