import type { Journal, JournalRecord } from '../../core/ports/journal'
import type { EnginePorts } from '../../core/uploads/engine-ports'
import { success } from '../../shared/result'

/**
 * An engine's records in memory, for a run that needs none afterwards. The files in the app's home belong to the app:
 * one process owns a journal at a time.
 */
export function createMemoryRecords(): Pick<EnginePorts, 'journal' | 'history' | 'counters' | 'traits'> {
  const taken = new Map<string, number>()
  const honoured = new Map<string, boolean>()
  return {
    journal: createMemoryJournal(),
    history: {
      add: () => success(null),
      find: () => [],
      forget: () => success(null),
      setAltText: () => success(null),
      findBytes: () => undefined,
      hasSize: () => false,
      unhashed: () => [],
      sharers: () => [],
      isSharedObject: () => false,
      hasKey: () => false,
      renewLinks: () => success(null),
      noteBytes: nothing,
      noteChanges: () => success(null),
      endChanges: nothing,
      unfinishedChanges: () => [],
    },
    counters: {
      take: (destinationId, count) => {
        const before = taken.get(destinationId) ?? 0
        taken.set(destinationId, before + count)
        return before + 1
      },
    },
    traits: {
      honoursConditions: (bucket) => honoured.get(bucket),
      rememberConditions: (bucket, answer) => void honoured.set(bucket, answer),
    },
  }
}

function createMemoryJournal(): Journal {
  const known = new Map<string, JournalRecord>()
  const keep = (records: readonly JournalRecord[]) => {
    for (const record of records) known.set(record.upload.id, record)
    return success(null)
  }
  const forget = (ids: readonly string[]) => {
    ids.forEach((id) => known.delete(id))
    return success(null)
  }
  return {
    record: keep,
    update: keep,
    note: keep,
    forget,
    hide: forget,
    read: (ids) => ids.flatMap((id) => known.get(id) ?? []),
    load: () => [],
  }
}

function nothing(): void {
  // Nothing is kept beyond this run.
}
