import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../../../electron/adapters/database/database'
import { lastMovedAside, moveAside } from '../../../../electron/adapters/database/file/move-aside'
import { salvageDatabase } from '../../../../electron/adapters/database/file/salvage-database'
import { folderForTest } from '../../../support/files/folder-for-test'
import { sampleRecord } from '../../../support/sample-records'
import { makeSilentLog } from '../../../support/silent-log'

let folder: string
let file: string
beforeEach(async () => {
  folder = await folderForTest('aside')
  file = path.join(folder, 'ollim.sqlite')
})

it('a database is set aside together with what is only in its log yet', () => {
  for (const part of ['', '-wal', '-shm']) writeFileSync(file + part, `content${part}`)
  const kept = path.join(folder, moveAside(file))
  expect(
    readdirSync(folder)
      .map((name) => path.join(folder, name))
      .toSorted(),
  ).toEqual([kept, `${kept}-shm`, `${kept}-wal`])
  expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('content-wal')
})

it('of several databases that were set aside, the last one counts', () => {
  expect(lastMovedAside(file)).toBeUndefined()
  const days = ['2026-11-24', '2026-11-26', '2026-11-25']
  for (const day of days) writeFileSync(path.join(folder, `ollim-${day}T10-20-30.400Z.sqlite`), '')
  writeFileSync(path.join(folder, 'ollim-of-mine.sqlite'), '')
  expect(lastMovedAside(file)).toBe(Date.parse('2026-11-26T10:20:30.400Z'))
})

it.skipIf(process.platform === 'win32')(
  'what was saved of a database can be read by this person only',
  () => {
    const database = openDatabase(file, makeSilentLog())
    database.journal.record([sampleRecord('a')])
    database.dispose()
    const saved = salvageDatabase(file)
    expect(saved === undefined ? 0 : statSync(saved).mode & 0o777).toBe(0o600)
  },
)
