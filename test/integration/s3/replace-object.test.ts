import { randomBytes } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { publicUrl } from '../../../electron/core/links/public-url'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { makeSource } from '../../support/files/source-file'
import { cephTarget, motoTarget } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const ceph = inject('ceph')
const moto = inject('moto')

/** Puts one image after the other under a key; answers the ETag of the first. */
async function twoVersions(target: StoreTarget, key: string) {
  const store = open(target)
  const [first, second] = [randomBytes(2_000), randomBytes(3_000)]
  const put = async (bytes: Buffer, replaces: string) =>
    store.put(putRequest(await makeSource(folder(), 'version.png', bytes), { key, replaces }))
  const stored = await put(first, '')
  const etag = stored.ok ? stored.value.etag : ''
  return { store, put, second, etag }
}

describe.runIf(ceph !== null)('an object on Ceph', () => {
  if (ceph === null) return
  const target = cephTarget(ceph)

  it('is replaced if it has not changed', async () => {
    const key = 'replace/한글 이름.png'
    const { store, put, second, etag } = await twoVersions(target, key)
    expect(await put(second, etag)).toMatchObject({ ok: true })
    const there = await store.head(key, neverAborted())
    expect(there).toMatchObject({ value: { answer: { sizeBytes: 3_000 } } })
    // Unknown questions are no hindrance: a link with `?v=` opens the new one.
    const answer = await fetch(`${publicUrl(target, key)}?v=12345678`)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(second)).toBe(true)
  })

  it('is not replaced if somebody else has changed it', async () => {
    const { store, put, second } = await twoVersions(target, 'replace/changed.png')
    expect(await put(second, 'f'.repeat(32))).toMatchObject({ ok: false, problem: { kind: 'key-exists' } })
    const there = await store.head('replace/changed.png', neverAborted())
    expect(there).toMatchObject({ value: { answer: { sizeBytes: 2_000 } } })
  })
})

it.runIf(moto !== null)('an object is replaced on moto, which ignores the condition', async () => {
  if (moto === null) return
  const target = motoTarget(moto, moto.users.owner)
  const { store, put, second, etag } = await twoVersions(target, 'replace-a.png')
  expect(await put(second, etag)).toMatchObject({ ok: true })
  const there = await store.head('replace-a.png', neverAborted())
  expect(there).toMatchObject({ value: { answer: { sizeBytes: 3_000 } } })
})
