import type { History } from '../../ports/history'
import type { OpenForEntry } from '../open-for-entry'
import type { EntryChanges } from './entry-changes'
import type { OwnerNeeds } from './other-owner'

/** What a change of objects reads and notes in the history. */
export type HistoryOfChanges = Pick<
  History,
  'find' | 'sharers' | 'isSharedObject' | 'noteChanges' | 'endChanges' | 'unfinishedChanges'
>

/** What every change of entries' objects needs. */
export interface ChangeNeeds extends OwnerNeeds {
  readonly history: HistoryOfChanges
  readonly changes: EntryChanges
  readonly open: OpenForEntry
}
