import { mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/adapters/database/database'
import { migrations } from '../../../electron/adapters/database/file/migrations'
import { Sqlite } from '../../../electron/adapters/database/sqlite'
import { createSpool } from '../../../electron/adapters/files/spool'
import { folderForTest } from '../../support/files/folder-for-test'
import { sampleRecord } from '../../support/sample-records'
import { makeSilentLog } from '../../support/silent-log'

const dayMilliseconds = 24 * 60 * 60 * 1000

let folder = ''
let file = ''
let spool = ''

beforeEach(async () => {
  folder = await folderForTest('needed')
  file = join(folder, 'journal.db')
  spool = join(folder, 'spool')
})

/** A start as far as pasted images go; says which name the database got if it was set aside. */
async function start(): Promise<string | undefined> {
  const database = openDatabase(file, makeSilentLog())
  const needed = database.neededFiles()
  if (needed !== undefined) await createSpool(spool).sweep(needed)
  database.dispose()
  return database.setAside?.keptAs
}

/** A pasted image that waits and is in the journal. */
async function pasted(id: string): Promise<string> {
  const kept = await createSpool(spool).keep(`${id}.png`, new Uint8Array([1, 2, 3]))
  if (!kept.ok) throw new Error(kept.problem.detail)
  const database = openDatabase(file, makeSilentLog())
  const record = sampleRecord(id)
  database.journal.record([{ ...record, source: { ...record.source, path: kept.value.path } }])
  database.dispose()
  return kept.value.path
}

async function pastesLeft(): Promise<readonly string[]> {
  const homes = await readdir(spool)
  return (await Promise.all(homes.map((home) => readdir(join(spool, home))))).flat().toSorted()
}

function setVersion(database: string, version: number): void {
  const sqlite = new Sqlite(database)
  sqlite.run(`PRAGMA user_version = ${version}`)
  sqlite.close()
}

const makeNewer = (): void => setVersion(file, migrations.length + 1)

describe('waiting pasted images', () => {
  it('are deleted at the next start unless the journal names them', async () => {
    await pasted('waits')
    await createSpool(spool).keep('nobody waits.png', new Uint8Array([1]))
    await start()
    expect(await pastesLeft()).toEqual(['waits.png'])
  })

  it.each([
    ['of a later Ollim', makeNewer],
    ['that cannot be read', () => writeFile(file, 'this is no database '.repeat(500))],
  ])('stay as long as a database %s is kept', async (_which, damage: () => unknown) => {
    await pasted('waits')
    await damage()
    const keptAs = await start()
    expect(keptAs).toBeDefined()
    await start()
    await start()
    expect(await pastesLeft()).toEqual(['waits.png'])
    await rm(join(folder, keptAs ?? ''))
    await start()
    expect(await pastesLeft()).toEqual([])
  })

  it('are used again by a database that is put back', async () => {
    await pasted('waits')
    makeNewer()
    const keptAs = await start()
    await start()
    setVersion(join(folder, keptAs ?? ''), migrations.length)
    await rename(join(folder, keptAs ?? ''), file)
    await start()
    expect(await pastesLeft()).toEqual(['waits.png'])
    const database = openDatabase(file, makeSilentLog())
    expect(database.journal.sourcePaths()).toHaveLength(1)
    database.dispose()
  })

  it('stay if the clock was set back before the database was set aside', async () => {
    const path = await pasted('waits')
    const tonight = new Date(Date.now() + dayMilliseconds / 2)
    await utimes(dirname(path), tonight, tonight)
    makeNewer()
    await start()
    await start()
    expect(await pastesLeft()).toEqual(['waits.png'])
  })

  it('are deleted as usual if they are newer than what was set aside', async () => {
    await pasted('waits')
    makeNewer()
    await start()
    const later = await createSpool(spool).keep('nobody waits.png', new Uint8Array([1]))
    if (!later.ok) throw new Error(later.problem.detail)
    const inTwoDays = new Date(Date.now() + 2 * dayMilliseconds)
    await utimes(dirname(later.value.path), inTwoDays, inTwoDays)
    await start()
    expect(await pastesLeft()).toEqual(['waits.png'])
  })

  it('stay while no database can be opened', async () => {
    await pasted('waits')
    await rm(file)
    await mkdir(file)
    await start()
    expect(await pastesLeft()).toEqual(['waits.png'])
  })
})
