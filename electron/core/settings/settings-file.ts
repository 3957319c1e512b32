import type { Failure } from '../../shared/failure'
import type { Result } from '../../shared/result'

/** The file that holds the settings; it knows nothing of what they mean. */
export interface SettingsFile {
  /** The parsed JSON object, `{}` if there is no file yet. */
  read(): Result<unknown, 'unreadable'>
  /** Moves the file out of the way, kept beside it; returns the name it now has. */
  setAside(): string
  /** Replaces the whole file at once, readable by this person only. */
  write(settings: object): Result<null, Failure>
}
