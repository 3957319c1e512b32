import path from 'node:path'
import { openDatabase } from '../../../electron/adapters/database/database'
import type { HistoryEntry } from '../../../electron/shared/history/history'
import { sampleEntry, sampleSource } from '../sample-entries'
import { makeSilentLog } from '../silent-log'
import { newFolder } from './ollim-in-test'

/** A home whose history has these entries; the names are the ids, unless the entries have their own. */
export async function homeWithHistory(
  entries: readonly (Partial<HistoryEntry> & Pick<HistoryEntry, 'name'>)[],
): Promise<string> {
  const home = await newFolder('history')
  const database = openDatabase(path.join(home, 'ollim.sqlite'), makeSilentLog())
  database.history.add(
    entries.map((entry) => ({
      entry: sampleEntry(entry.name, { key: entry.name, ...entry }),
      source: sampleSource(),
    })),
  )
  database.dispose()
  return home
}

/** A home whose history has so many images, a minute apart; index 0 is the newest. */
export function homeWithImages(
  count: number,
  nameOf: (index: number) => string = (index) => `${index}.png`,
): Promise<string> {
  return homeWithHistory(
    Array.from({ length: count }, (_, index) => ({
      name: nameOf(index),
      uploadedAt: Date.now() - index * 60_000,
    })),
  )
}
