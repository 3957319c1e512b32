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
  const file = path.join(home, 'settings.json')
  const read = await readText(file)
  if (!read.ok) return read
  const content = parseJson(read.value)
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return problem({ kind: 'settings-damaged', file })
  }
  const parsed = parseStoredSettings(content)
  return parsed.kind === 'newer' ? problem({ kind: 'settings-newer' }) : success(parsed.settings)
}

/** That of an empty object if there is no file. */
async function readText(file: string): Promise<Result<string, Refusal>> {
  try {
    return success(decodeText(await readFile(file)))
  } catch (error) {
    const code = errorCode(error)
    return code === 'ENOENT' ? success('{}') : problem({ kind: 'settings-unreadable', file, code })
  }
}

/** `undefined` if it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
