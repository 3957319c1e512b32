import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../electron/adapters/database/database'
import { openSavedHistory } from '../../../electron/adapters/database/file/saved-history'
import { Sqlite } from '../../../electron/adapters/database/sqlite'
import { neverAborted } from '../../../electron/core/aborted'
import { folderForTest } from '../../support/files/folder-for-test'
import { sampleEntry, sampleSource } from '../../support/sample-entries'
import { makeSilentLog } from '../../support/silent-log'
import { run } from './run'

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await folderForTest('history-command')
  file = path.join(folder, 'ollim.sqlite')
})

const saved = () => openSavedHistory(file, makeSilentLog())

/** A home whose app is still running. */
function openApp() {
  const database = openDatabase(file, makeSilentLog())
  database.history.add(
    Array.from({ length: 1201 }, (_, index) => ({
      entry: sampleEntry(`e${index}`, {
        name: `사진 ${index}.png`,
        key: `${index}.png`,
        uploadedAt: 1_700_000_000_000 + index,
      }),
      source: sampleSource(),
    })),
  )
  return database
}

describe('ollim history export', () => {
  it('prints all entries, newest first, while the app is running', async () => {
    const app = openApp()
    const { code, stdout, stderr } = await run(['history', 'export'], {}, { history: saved(), env: {} })
    app.dispose()
    const lines = stdout.split('\r\n')
    expect([code, lines.length]).toEqual([0, 1203])
    // Programs at the other end of a pipe would take a byte order mark for a part of the first name.
    expect(lines[0]).toMatch(/^name,key,url,/)
    expect(lines[1]).toMatch(/^사진 1200\.png,/)
    expect(stderr).toBe('1,201 entries written.\n')
  })

  it('lets go of the database, also if it was interrupted', async () => {
    openApp().dispose()
    for (const signal of [AbortSignal.abort(), neverAborted()]) {
      const history = saved()
      const dispose = history.ok && history.value && vi.spyOn(history.value, 'dispose')
      const { stdout } = await run(['history', 'export'], {}, { history, env: {}, signal })
      expect(stdout === '').toBe(signal.aborted)
      expect(dispose).toHaveBeenCalledOnce()
    }
  })

  it('marks CSV that goes to a file as UTF-8, for spreadsheets', async () => {
    openApp().dispose()
    const files: Record<string, string> = {}
    await run(['history', 'export', 'all.csv'], {}, { history: saved(), env: {}, files })
    expect(files['/pictures/all.csv']).toMatch(/^\uFEFFname,key,url,/)
  })

  it('writes a new file in the chosen format', async () => {
    openApp().dispose()
    const files: Record<string, string> = {}
    const args = ['history', 'export', '-f', 'json', 'all.json']
    const ended = await run(args, {}, { history: saved(), env: {}, files })
    expect(ended).toMatchObject({ code: 0, stdout: '', workers: [] })
    expect(JSON.parse(files['/pictures/all.json'] ?? '')).toHaveLength(1201)
  })

  it('prints no faster than it is read', async () => {
    openApp().dispose()
    const { stdout, maxUnread } = await run(['history', 'export'], {}, { history: saved(), env: {} })
    expect(maxUnread).toBeLessThan(stdout.length / 2)
  })

  it('is empty if nothing was uploaded yet', async () => {
    const args = ['history', 'export', '--format', 'json']
    expect(await run(args, {}, { history: saved(), env: {} })).toMatchObject({ code: 0, stdout: '[]\n' })
  })

  it('reports what prevents it, and changes nothing', async () => {
    openApp().dispose()
    const sqlite = new Sqlite(file)
    sqlite.run('PRAGMA user_version = 999')
    sqlite.close()
    const newer = await run(['history', 'export'], {}, { history: saved(), env: {} })
    expect(newer).toMatchObject({ code: 1, stdout: '' })
    expect(newer.stderr).toBe('A newer Ollim wrote this history. Update this one.\n')
    await writeFile(file, 'this is no database '.repeat(500))
    expect(await run(['history', 'export'], {}, { history: saved(), env: {} })).toMatchObject({ code: 1 })
  })

  it.each([
    [['history'], /^Say what to do with it: ollim history export\./],
    [['history', 'clear'], /history clear/],
    [['history', 'export', '--format', 'bbcode'], /bbcode.*csv, json, markdown/],
    [['history', 'export', 'a.csv', 'b.csv'], /history/],
    [['history', 'export', '--secrets'], /--secrets/],
  ])('refuses %j', async (args, says) => {
    const { code, stderr } = await run(args, {}, { env: {} })
    expect(code).toBe(2)
    expect(stderr).toMatch(says)
  })
})
