import type { History } from '../../core/history-ports'
import type { Log, SourceFile } from '../../core/ports'
import { maxEntriesRead } from '../../shared/history/history'
import { success } from '../../shared/result'
import type { Damage } from './damage'
import { HistoryRows } from './history-rows'
import { createObjectChanges } from './object-changes'
import { createPositionSearch, type PositionSearch } from './search-positions'
import type { Sqlite } from './sqlite'
import { createReader, createWriter } from './write'

/** The history, with what only the main process knows. */
export interface StoredHistory extends History {
  /** The file from which an entry was made, as it was then; undefined if it was not recorded. */
  sourceOf(id: string): SourceFile | undefined
}

/** For an entry that was not made from a file. */
const noSource: SourceFile = { path: '', sizeBytes: 0, modifiedAt: 0 }

/**
 * The history of finished uploads on disk. A change that the disk refuses is logged and dropped; what cannot be read
 * counts as absent.
 *
 * @param connectToSearch opens a connection to the same database for searches; called once, by the first search
 */
export function createHistory(
  sqlite: Sqlite,
  log: Log,
  damage: Damage,
  connectToSearch: () => Sqlite = () => sqlite,
): StoredHistory {
  const rows = new HistoryRows(sqlite)
  const objectChanges = createObjectChanges(sqlite)
  const change = createWriter(log, 'history', damage)
  const read = createReader(damage)
  let search: PositionSearch | undefined

  /** Makes all of the changes, or none. */
  const changeAll = (work: () => void) => change(() => sqlite.transaction(work))
  /** The same without waiting for the disk. */
  const changeQuickly = (work: () => void) => change(() => sqlite.quickTransaction(work))

  return {
    search: (wanted) =>
      read(() => (search ??= createPositionSearch(connectToSearch()))(wanted), new Float64Array()),

    read(positions) {
      const asked = positions.slice(0, maxEntriesRead)
      // If one entry is damaged, the others are read one by one.
      const byPosition =
        read(() => rows.readAt(asked), undefined) ??
        new Map(asked.flatMap((position) => [...read(() => rows.readAt([position]), new Map())]))
      return asked.map((position) => byPosition.get(position) ?? null)
    },

    find: (ids) =>
      read(() => rows.find(ids), undefined) ?? ids.flatMap((id) => read(() => rows.find([id]), [])),

    identify: (positions) => read(() => rows.identify(positions), []),
    locate: (ids) => read(() => rows.locate(ids), []),
    latest: (count) => read(() => rows.latest(count), []),
    sourceOf: (id) => read(() => rows.sourceOf(id), undefined),
    findBytes: (...bytes) => read(() => rows.findBytes(...bytes), undefined),
    hasSize: (...size) => read(() => rows.hasSize(...size), false),
    tags: () => read(() => rows.tags(), []),
    readFailure: () => damage.failure,

    add: (finished) => changeQuickly(() => finished.forEach((one) => rows.insert(one))),

    addFound(entries) {
      let added = 0
      const changed = changeAll(() => {
        for (const entry of entries) {
          if (rows.isKnown(entry)) continue
          rows.insert({ entry, source: noSource })
          added += 1
        }
      })
      return changed.ok ? success(added) : changed
    },

    forget: (ids) => changeAll(() => ids.forEach((id) => rows.forget(id))),

    forgetBefore(moment, limit) {
      let gone = 0
      const changed = changeQuickly(() => {
        gone = rows.forgetBefore(moment, limit)
      })
      return changed.ok ? gone : 0
    },

    relocate: (id, place) => change(() => rows.relocate(id, place)),
    replace: (id, version) => change(() => rows.replace(id, version)),
    setAltText: (id, altText) => change(() => rows.setAltText(id, altText)),
    noteBytes: (id, sha256) => change(() => rows.setText(id, 'sha256', sha256)),
    tag: (ids, tags) => changeAll(() => rows.tag(ids, tags)),
    renewLinks: (renewed) => changeAll(() => renewed.forEach((one) => rows.renewLink(one))),

    learn: (id, { contentType, dimensions }) =>
      changeQuickly(() => {
        rows.setText(id, 'contentType', contentType)
        if (dimensions !== undefined) rows.setObject(id, 'dimensions', dimensions)
      }),

    noteThumbHashes: (hashes) =>
      changeQuickly(() => hashes.forEach(({ id, thumbHash }) => rows.setText(id, 'thumbHash', thumbHash))),

    noteFindings: (findings) =>
      changeAll(() => findings.forEach(({ id, finding }) => rows.setObject(id, 'finding', finding))),

    noteChanges: (changes) => changeAll(() => changes.forEach((one) => objectChanges.note(one))),
    endChanges: (ids) => void changeQuickly(() => ids.forEach((id) => objectChanges.end(id))),
    unfinishedChanges: () => read(() => objectChanges.all(), []),
  }
}
