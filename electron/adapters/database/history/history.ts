import type { HistoryReader, HistoryWriter } from '../../../core/ports/history'
import type { Log } from '../../../core/ports/log'
import type { SourceFile } from '../../../core/ports/files'
import { maxEntriesRead } from '../../../shared/history/history'
import { success } from '../../../shared/result'
import type { Damage } from '../damage'
import { HistoryRows } from './history-rows'
import { ObjectChangeRows } from './object-change-rows'
import { createPositionSearch, type PositionSearch } from './search-positions'
import type { Sqlite } from '../sqlite'
import { createReader, createWriter } from '../reader-and-writer'

/** The history, with what only the main process knows. */
export interface StoredHistory extends StoredHistoryReader, HistoryWriter {}

interface StoredHistoryReader extends HistoryReader {
  /** The file from which an entry was made, as it was then; undefined if it was not recorded. */
  sourceOf(id: string): SourceFile | undefined
}

/** For an entry that was not made from a file. */
const noSource: SourceFile = { path: '', sizeBytes: 0, modifiedAt: 0 }

/**
 * The history of finished uploads on disk.
 *
 * @param connectToSearch opens a connection to the same database for searches; called once, by the first search
 */
export function createHistory(
  sqlite: Sqlite,
  log: Log,
  damage: Damage,
  connectToSearch: () => Sqlite = () => sqlite,
): StoredHistory {
  return { ...historyReader(sqlite, damage, connectToSearch), ...historyWriter(sqlite, log, damage) }
}

/** Reads the history; what cannot be read counts as absent. */
function historyReader(sqlite: Sqlite, damage: Damage, connectToSearch: () => Sqlite): StoredHistoryReader {
  const rows = new HistoryRows(sqlite)
  const changeRows = new ObjectChangeRows(sqlite)
  const read = createReader(damage)
  let search: PositionSearch | undefined

  return {
    readFailure: () => damage.failure,

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
    findBytes: (...bytes) => read(() => rows.findBytes(...bytes), undefined),
    hasSize: (...size) => read(() => rows.hasSize(...size), false),
    unhashed: (...size) => read(() => rows.unhashed(...size), []),
    sharers: (ids) => read(() => rows.sharers(ids), []),
    // What cannot be read may name it.
    isSharedObject: (object) => read(() => rows.isSharedObject(object), true),
    hasKey: (...place) => read(() => rows.hasKey(...place), false),
    tags: () => read(() => rows.tags(), []),
    destinations: () => read(() => rows.destinations(), []),
    sourceOf: (id) => read(() => rows.sourceOf(id), undefined),
    unfinishedChanges: (ids) => read(() => (ids === undefined ? changeRows.all() : changeRows.of(ids)), []),
  }
}

/** Changes the history; a change that the disk refuses is logged and dropped. */
function historyWriter(sqlite: Sqlite, log: Log, damage: Damage): HistoryWriter {
  const rows = new HistoryRows(sqlite)
  const changeRows = new ObjectChangeRows(sqlite)
  const change = createWriter(log, 'history', damage)

  /** Makes all of the changes, or none. */
  const changeAll = (work: () => void) => change(() => sqlite.transaction(work))
  /** The same without waiting for the disk. */
  const changeQuickly = (work: () => void) => change(() => sqlite.quickTransaction(work))

  return {
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

    setAltText: (id, altText) => change(() => rows.setAltText(id, altText)),
    tag: (ids, tags) => changeAll(() => rows.tag(ids, tags)),
    relocate: (relocations) =>
      changeAll(() => {
        for (const relocation of relocations) {
          rows.relocate(relocation)
          changeRows.noteRelocated(relocation.id, relocation.key)
        }
      }),
    replace: (versions) => changeAll(() => versions.forEach((one) => rows.replace(one))),
    renewLinks: (renewed) => changeAll(() => renewed.forEach((one) => rows.renewLink(one))),

    noteImage: (id, { contentType, dimensions }) =>
      changeQuickly(() => {
        rows.setText(id, 'contentType', contentType)
        if (dimensions !== undefined) rows.setObject(id, 'dimensions', dimensions)
      }),

    noteThumbHashes: (hashes) =>
      changeQuickly(() => hashes.forEach(({ id, thumbHash }) => rows.setText(id, 'thumbHash', thumbHash))),

    noteFindings: (findings) =>
      changeAll(() => findings.forEach(({ id, finding }) => rows.setObject(id, 'finding', finding))),

    noteBytes: (id, sha256) => change(() => rows.noteBytes(id, sha256)),

    noteChanges: (changes) => changeAll(() => changes.forEach((one) => changeRows.note(one))),
    endChanges: (ids, kind) => void changeQuickly(() => ids.forEach((id) => changeRows.end(id, kind))),
  }
}
