import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseStoredSettings, type StoredSettings } from '../core/settings/stored-settings'

/**
 * What is saved in a home, as far as it needs no app: secrets stay sealed. Empty where nothing is saved yet,
 * and where the file is damaged, which the app sees to; `undefined` where a later Ollim wrote it.
 */
export async function readSavedSettings(home: string): Promise<StoredSettings | undefined> {
  const parsed = parseStoredSettings(await readJson(path.join(home, 'settings.json')))
  return parsed.kind === 'newer' ? undefined : parsed.settings
}

/** No settings at all, unlike those of a file that is not there. */
const damaged = ''

async function readJson(file: string): Promise<unknown> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'))
    return content
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isAbsent ? undefined : damaged
  }
}
