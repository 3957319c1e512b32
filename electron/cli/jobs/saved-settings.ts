import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { decodeText } from '../../core/decode-text'
import { parseStoredSettings, type StoredSettings } from '../../core/settings/stored-settings'

/**
 * The settings saved in a home, as far as they can be read without the app: secrets stay sealed. Empty if nothing is
 * saved yet, or the file is damaged, which the app deals with; `undefined` if a later Ollim wrote it.
 */
export async function readSavedSettings(home: string): Promise<StoredSettings | undefined> {
  const parsed = parseStoredSettings(await readJson(path.join(home, 'settings.json')))
  return parsed.kind === 'newer' ? undefined : parsed.settings
}

/** Not settings, unlike the empty object for a missing file. */
const damaged = ''

async function readJson(file: string): Promise<unknown> {
  try {
    const content: unknown = JSON.parse(decodeText(await readFile(file)))
    return content
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isAbsent ? undefined : damaged
  }
}
