import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../../core/error-code'
import { decodeText } from '../../core/decode-text'
import { parseStoredSettings, type StoredSettings } from '../../core/settings/stored-settings'
import { problem, success, type Result } from '../../shared/result'
import type { Refusal } from './work'

/**
 * The settings saved in a home, as far as they can be read without the app: secrets stay sealed. Empty if nothing is
 * saved yet. The app would set a file aside that is damaged, or that a later Ollim wrote; here it stays.
 */
export async function readSavedSettings(home: string): Promise<Result<StoredSettings, Refusal>> {
  const content = await readJson(path.join(home, 'settings.json'))
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return problem({ kind: 'settings-unreadable' })
  }
  const parsed = parseStoredSettings(content)
  return parsed.kind === 'newer' ? problem({ kind: 'settings-newer' }) : success(parsed.settings)
}

/** Empty if there is no file; `undefined` if it cannot be read. */
async function readJson(file: string): Promise<unknown> {
  try {
    const content: unknown = JSON.parse(decodeText(await readFile(file)))
    return content
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? {} : undefined
  }
}
