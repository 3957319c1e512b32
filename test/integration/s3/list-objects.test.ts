import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import path from 'node:path'
import { openDatabase, type OpenDatabase } from '../../../electron/adapters/database/database'
import { systemIds } from '../../../electron/adapters/clock'
import { neverAborted } from '../../../electron/core/aborted'
import { BucketImport } from '../../../electron/core/history/bucket-import'
import { mapConcurrently } from '../../../electron/core/map-concurrently'
import type { ObjectStore, StoreTarget } from '../../../electron/core/ports/object-store'
import type { ImportProgress } from '../../../electron/shared/history/bucket-import'
import { everything } from '../../../electron/shared/history/history'
import { success } from '../../../electron/shared/result'
import { folderForTest } from '../../support/files/folder-for-test'
import { cephTarget, motoTarget } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'
import { useStores } from './stores'

const open = useStores()
const ceph = inject('ceph')
const moto = inject('moto')
const image = new Uint8Array([1, 2, 3])

let home = ''
let database: OpenDatabase
beforeEach(async () => {
  home = await folderForTest('list')
  database = openDatabase(path.join(home, 'ollim.sqlite'), makeSilentLog())
})
afterEach(() => database.dispose())

async function keep(store: ObjectStore, keys: readonly string[], contentType = 'image/png'): Promise<void> {
  await mapConcurrently(keys, 32, async (key) => {
    const stored = await store.putBytes(key, image, contentType, neverAborted())
    expect(stored.ok, key).toBe(true)
  })
}

/** Brings what is under the target's folder into the history. */
async function bring(target: StoreTarget, store: ObjectStore) {
  const progress: ImportProgress[] = []
  const running = new BucketImport({
    open: () => success({ fields: target, store }),
    history: database.history,
    keysOfUploads: () => [],
    ids: systemIds,
    onChange: (run) => {
      if (run?.state.kind === 'running' && run.state.seen > 0) progress.push(run.state)
    },
    onHistoryChange: () => undefined,
  })
  const end = await running.run('destination', 'folder')
  const positions = database.history.search({ ...everything, terms: [], sort: 'name' })
  const keys: string[] = []
  for (let at = 0; at < positions.length; at += 500) {
    const entries = database.history.read([...positions.subarray(at, at + 500)])
    keys.push(...entries.map((entry) => entry?.key ?? 'gone'))
  }
  return { end, progress, keys: keys.toSorted(), running }
}

const oddNames = [
  '한글 이름/바다 사진.png',
  'emoji 🍊.png',
  'plus+percent%25&hash#question?.png',
  "quote'and(parentheses)!*~.png",
  'double//slash.png',
  'UPPER.PNG',
]

describe.runIf(ceph !== null)('a bucket on Ceph', () => {
  if (ceph === null) return

  it('is searched page by page, beyond a thousand objects, but only in its folder', async () => {
    const target = cephTarget(ceph, { keyTemplate: 'list-pages/{name}.{ext}' })
    const store = open(target)
    const names = Array.from({ length: 1203 }, (_, index) => `list-pages/${String(index)}.png`)
    await keep(store, [...names, 'list-pages-beside/other.png'])
    const { end, progress, keys } = await bring(target, store)
    expect(end).toEqual({ kind: 'finished', seen: 1203, added: 1203 })
    expect(keys).toEqual(names.toSorted())
    expect(progress.map(({ seen }) => seen)).toEqual([1000, 1203])
    expect((await bring(target, store)).end).toEqual({ kind: 'finished', seen: 1203, added: 0 })
  })

  it('returns names with any characters, and leaves out other files', async () => {
    const target = cephTarget(ceph, { keyTemplate: 'list-odd/{name}.{ext}' })
    const store = open(target)
    const odd = oddNames.map((name) => `list-odd/${name}`)
    await keep(store, [...odd, 'list-odd/without-extension'])
    await keep(store, ['list-odd/notes.txt', 'list-odd/also-without'], 'text/plain')
    const { end, keys } = await bring(target, store)
    expect(end).toEqual({ kind: 'finished', seen: odd.length + 3, added: odd.length + 1 })
    expect(keys).toEqual([...odd, 'list-odd/without-extension'].toSorted())
    const [entry] = database.history.latest(1)
    expect(entry?.contentType).toBe('image/png')
    expect(Math.abs((entry?.uploadedAt ?? 0) - Date.now())).toBeLessThan(600_000)
  })

  it('is read only up to the largest size of a picture', async () => {
    const store = open(cephTarget(ceph))
    await keep(store, ['list-large/a.png'])
    const most = async (bytes: number) => store.readBytes('list-large/a.png', neverAborted(), bytes)
    expect(await most(3)).toMatchObject({ value: { answer: image } })
    expect(await most(2)).toMatchObject({ value: { answer: new Uint8Array() } })
  })
})

describe.runIf(moto !== null)('a bucket on moto', () => {
  if (moto === null) return

  // Its signature check refuses a prefix with `/` and the token of a second page.
  it('returns its images', async () => {
    const target = motoTarget(moto, moto.users.owner, { keyTemplate: '{name}.{ext}' })
    const store = open(target)
    const names = Array.from({ length: 40 }, (_, index) => `list moto ${String(index)}.png`)
    await keep(store, names)
    const { end, keys } = await bring(target, store)
    expect(end.kind).toBe('finished')
    expect(keys.filter((key) => key.startsWith('list moto '))).toEqual(names.toSorted())
  })

  it('reports a key that may not list', async () => {
    const target = motoTarget(moto, moto.users.uploader)
    expect((await bring(target, open(target))).end).toMatchObject({
      kind: 'failed',
      failure: { kind: 'access-denied' },
    })
  })
})
