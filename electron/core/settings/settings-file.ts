import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'

/** The file that holds the settings; it knows nothing of their meaning. */
export interface SettingsFile {
  /** The parsed JSON object, `{}` if there is no file yet. */
  read(): Result<unknown, 'unreadable'>
  /** Renames the file and keeps it in its folder; returns its new name. */
  setAside(): string
  /** Replaces the whole file atomically, readable by this person only. */
  write(settings: object): Result<null, Failure>
}
