import type { Notice } from '../../shared/app/notice'
import type { Log } from '../ports/log'
import type { SettingsFile } from './settings-file'
import { emptySettings, parseStoredSettings, type StoredSettings } from './stored-settings'

/** The settings to start with, and what the person should know about how they were read. */
export interface LoadedSettings {
  readonly settings: StoredSettings
  readonly notices: readonly Notice[]
}

/**
 * Reads the settings file. A file that is not fully usable is set aside and kept, and what could be read is used; one
 * written by a later version of Ollim is set aside unread.
 */
export function loadSettings(file: SettingsFile, log: Log): LoadedSettings {
  const content = file.read()
  if (!content.ok) return startEmpty(file, log, 'unreadable')
  const parsed = parseStoredSettings(content.value)
  if (parsed.kind === 'newer') return startEmpty(file, log, 'newer')
  if (parsed.problems.length === 0) return { settings: parsed.settings, notices: [] }
  const keptAs = file.setAside()
  log.warn('Parts of the settings file could not be read', { parts: parsed.problems.join(', '), keptAs })
  file.write(parsed.settings)
  return { settings: parsed.settings, notices: [{ kind: 'settings-set-aside', keptAs, reason: 'partly' }] }
}

function startEmpty(file: SettingsFile, log: Log, reason: 'unreadable' | 'newer'): LoadedSettings {
  const keptAs = file.setAside()
  log.warn('The settings file was set aside', { reason, keptAs })
  return { settings: emptySettings, notices: [{ kind: 'settings-set-aside', keptAs, reason }] }
}
