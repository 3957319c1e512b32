import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../../../../electron/adapters/database/file/migrations'
import { openSavedHistory } from '../../../../electron/adapters/database/file/saved-history'
import { Sqlite } from '../../../../electron/adapters/database/sqlite'
import { folderForTest } from '../../../support/files/folder-for-test'
import { sampleEntry } from '../../../support/sample-entries'
import { makeSilentLog } from '../../../support/silent-log'

/** A socket can be opened by nobody, not even by root as a file without rights can. */
async function listenAt(file: string): Promise<void> {
  await once(createServer().unref().listen(file), 'listening')
}

describe('the history as a command reads it', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await folderForTest("saved-history-'#%")
    file = path.join(folder, 'ollim.sqlite')
  })

  /** An Ollim of that version, which is running: its one entry stands in the log alone. */
  function runVersion(version: number): Sqlite {
    const sqlite = new Sqlite(file)
    sqlite.run('PRAGMA journal_mode = WAL')
    for (const step of migrations.slice(0, version)) sqlite.run(step)
    sqlite.run(`PRAGMA user_version = ${version}; PRAGMA wal_checkpoint(TRUNCATE)`)
    const entry = JSON.stringify(sampleEntry('h'))
    if (version >= 2)
      sqlite.write('INSERT INTO history (id, entry, searched) VALUES (?, ?, ?)', 'h', entry, 'photo.png')
    return sqlite
  }

  it.each(Array.from({ length: migrations.length + 1 }, (_, version) => version))(
    'can be read while an Ollim of version %i runs, whose database is not changed',
    async (version) => {
      const app = runVersion(version)
      const before = await readFile(file)
      const saved = openSavedHistory(file, makeSilentLog())
      if (!saved.ok || saved.value === undefined) throw new Error('The history could not be opened')
      const { history } = saved.value
      const found = history.search({ terms: [{ texts: ['photo'] }], sort: 'newest' })
      expect(history.read([...found])).toEqual(version >= 2 ? [sampleEntry('h')] : [])
      expect(history.readFailure()).toBeUndefined()
      saved.value.dispose()
      expect(app.ask('SELECT user_version FROM pragma_user_version')).toBe(version)
      expect((await readFile(file)).equals(before)).toBe(true)
      app.close()
      expect((await readdir(folder)).filter((name) => !/^ollim\.sqlite(-wal|-shm)?$/.test(name))).toEqual([])
    },
  )

  it('cannot be written to', () => {
    runVersion(migrations.length).close()
    const sqlite = new Sqlite(file, 'read')
    expect(() => sqlite.run('DELETE FROM history')).toThrow('readonly')
    sqlite.close()
  })

  it.skipIf(process.platform === 'win32').each([
    ['cannot be opened', listenAt, 'databaseUnreadable'],
    ['is no database', (file: string) => writeFile(file, 'a shopping list '.repeat(100)), 'databaseDamaged'],
  ])('is refused with a reason if its file %s', async (_what, make, reason) => {
    await make(file)
    expect(openSavedHistory(file, makeSilentLog())).toMatchObject({
      ok: false,
      problem: { facts: { reason } },
    })
  })
})
