import { z } from 'zod'
import type { Sqlite } from '../sqlite'

/**
 * The steps from an empty database to today's, each run once. A step that has shipped is never changed: a later change
 * is a new step.
 */
export const migrations: readonly string[] = [
  // 1: accepted uploads, in order of acceptance.
  `CREATE TABLE uploads (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     record TEXT NOT NULL
   ) STRICT`,
  // 2: finished uploads. "searched" holds everything that can be searched, folded; its index keeps no copy of the
  // text. The index uses trigrams, which find Hangul within a word.
  `CREATE TABLE history (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     entry TEXT NOT NULL,
     searched TEXT NOT NULL
   ) STRICT;
   CREATE VIRTUAL TABLE history_search USING fts5 (
     searched, content = 'history', content_rowid = 'position', tokenize = 'trigram'
   );
   CREATE TRIGGER history_added AFTER INSERT ON history BEGIN
     INSERT INTO history_search (rowid, searched) VALUES (new.position, new.searched);
   END;
   CREATE TRIGGER history_forgotten AFTER DELETE ON history BEGIN
     INSERT INTO history_search (history_search, rowid, searched) VALUES ('delete', old.position, old.searched);
   END`,
  // 3: numbers for the key template's {counter}.
  `CREATE TABLE counters (destination_id TEXT PRIMARY KEY, taken INTEGER NOT NULL) STRICT`,
  // 4: which bytes are in which destination, to recognise them; what was found out about servers.
  `CREATE INDEX history_bytes ON history (
     json_extract(entry, '$.destinationId'), json_extract(entry, '$.sizeBytes'), json_extract(entry, '$.sha256')
   );
   CREATE TABLE servers (server TEXT PRIMARY KEY, honours_conditions INTEGER NOT NULL) STRICT`,
  // 5: the file of each image, for its thumbnail; the time of its upload, to search by date.
  `ALTER TABLE history ADD COLUMN source TEXT NOT NULL DEFAULT '';
   CREATE INDEX history_time ON history (json_extract(entry, '$.uploadedAt'))`,
  // 6: the history in order of time, because images found in a bucket are older than their entries: a position is
  // the time in thousandths of a millisecond, one more if that is taken. Searched values get their own columns, in
  // narrow indexes that a search scans: by time, by size and, because the text begins with it, by name.
  `DROP TRIGGER history_added;
   DROP TRIGGER history_forgotten;
   DROP TABLE history_search;
   ALTER TABLE history RENAME TO history_before;
   CREATE TABLE history (
     position INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     entry TEXT NOT NULL,
     source TEXT NOT NULL DEFAULT '',
     searched TEXT NOT NULL,
     destination_id TEXT AS (json_extract(entry, '$.destinationId')),
     "key" TEXT AS (json_extract(entry, '$.key')),
     content_type TEXT AS (json_extract(entry, '$.contentType')),
     size_bytes INTEGER AS (json_extract(entry, '$.sizeBytes')),
     sha256 TEXT AS (json_extract(entry, '$.sha256')),
     tags TEXT AS (json_extract(entry, '$.tags'))
   ) STRICT;
   INSERT INTO history (position, id, entry, source, searched)
     SELECT place + max(moment * 1000 - place) OVER (ORDER BY place), id, entry, source, searched
     FROM (
       SELECT *, row_number() OVER (ORDER BY moment, position) AS place
       FROM (SELECT *, CAST(json_extract(entry, '$.uploadedAt') AS INTEGER) AS moment FROM history_before)
     );
   DROP TABLE history_before;
   CREATE INDEX history_times ON history (position, destination_id, content_type, size_bytes, searched);
   CREATE INDEX history_names ON history (searched, destination_id, content_type, size_bytes);
   CREATE INDEX history_sizes ON history (size_bytes, destination_id, content_type, searched);
   CREATE INDEX history_bytes ON history (destination_id, size_bytes, sha256);
   CREATE INDEX history_keys ON history (destination_id, "key");
   CREATE INDEX history_tagged ON history (tags) WHERE tags IS NOT NULL`,
  // 7: to search by what was found out about objects.
  `CREATE INDEX history_findings ON history (json_extract(entry, '$.finding.kind'))
     WHERE json_extract(entry, '$.finding.kind') IS NOT NULL`,
  // 8: what has begun to happen to objects, until its end is recorded.
  `CREATE TABLE object_changes (id TEXT PRIMARY KEY, change TEXT NOT NULL) STRICT`,
  // 9: one for each kind of change, because a later change of an object does not tell how the one before has ended.
  `ALTER TABLE object_changes RENAME TO object_changes_before;
   CREATE TABLE object_changes (
     id TEXT NOT NULL,
     change TEXT NOT NULL,
     kind TEXT AS (CASE
       WHEN json_extract(change, '$.movesTo') IS NOT NULL THEN 'move'
       WHEN json_extract(change, '$.replacedBy') IS NOT NULL THEN 'replacement'
       ELSE 'deletion'
     END)
   ) STRICT;
   CREATE UNIQUE INDEX object_changes_kinds ON object_changes (id, kind);
   INSERT INTO object_changes (id, change) SELECT id, change FROM object_changes_before WHERE json_valid(change);
   DROP TABLE object_changes_before`,
  // 10: which entries an import made, of which a key has few, however many uploads it has had.
  `CREATE INDEX history_found ON history (destination_id, "key") WHERE json_extract(entry, '$.isFound')`,
  // 11: what is under a key, whichever destination names its bucket; the latest entries of each destination; large images
  // that were sent without being hashed.
  `DROP INDEX history_keys;
   CREATE INDEX history_keys ON history ("key", destination_id);
   CREATE INDEX history_destinations ON history (destination_id);
   CREATE INDEX history_unhashed ON history (destination_id, size_bytes)
     WHERE sha256 = '' AND CASE WHEN json_valid(source) THEN json_extract(source, '$.sizeBytes') END = size_bytes`,
  // 12: the positions of all entries in an index of their own, since the one by time also holds all searched texts;
  // these texts as bytes, in which SQLite finds others sooner than in a text.
  `CREATE INDEX history_positions ON history (position);
   DROP INDEX history_times;
   DROP INDEX history_names;
   DROP INDEX history_sizes;
   CREATE INDEX history_times ON history (
     position, destination_id, content_type, size_bytes, CAST(searched AS BLOB)
   );
   CREATE INDEX history_names ON history (CAST(searched AS BLOB), destination_id, content_type, size_bytes);
   CREATE INDEX history_sizes ON history (size_bytes, destination_id, content_type, CAST(searched AS BLOB))`,
  // 13: both small letters of the Greek Σ are folded into one.
  `UPDATE history SET searched = replace(searched, 'ς', 'σ') WHERE instr(searched, 'ς') > 0`,
]

/** How many of the steps a database has been through. */
export function versionOf(sqlite: Sqlite): number {
  return z.number().parse(sqlite.ask('SELECT user_version FROM pragma_user_version'))
}

/** Brings a database to a version; `newer` if a later Ollim made it, in which case it is left as it is. */
export function migrate(sqlite: Sqlite, to = migrations.length): 'current' | 'newer' {
  const version = versionOf(sqlite)
  if (version > migrations.length) return 'newer'
  for (const [index, step] of migrations.slice(0, to).entries()) {
    if (index < version) continue
    sqlite.transaction(() => {
      sqlite.run(step)
      sqlite.run(`PRAGMA user_version = ${index + 1}`)
    })
  }
  return 'current'
}
