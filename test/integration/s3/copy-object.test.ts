import { describe, expect, inject, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import { publicUrl } from '../../../electron/core/links/public-url'
import { success } from '../../../electron/shared/result'
import { cephTarget, motoTarget } from '../../support/servers/targets'
import { useStores } from './stores'

const open = useStores()
const ceph = inject('ceph')
const moto = inject('moto')

describe.runIf(ceph !== null)('a copy on Ceph', () => {
  if (ceph === null) return
  const target = cephTarget(ceph)

  it('keeps the type, whatever characters its key has', async () => {
    const store = open(target)
    const from = "copy/한글 & + %25 '(1).png"
    const to = 'copy/옮긴 #?.png'
    await store.putBytes(from, new Uint8Array([1, 2, 3]), 'image/png', neverAborted())
    const before = await store.head(from, neverAborted())
    const etag = before.ok ? (before.value.answer?.etag ?? '') : ''
    expect(etag).not.toBe('')
    expect(await store.copy({ from, to, etag, sizeBytes: 3, signal: neverAborted() })).toEqual(
      success({ etag }),
    )
    const answer = await fetch(publicUrl(target, to))
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
  })

  it('is refused if the object has changed', async () => {
    const store = open(target)
    await store.putBytes('copy/other.png', new Uint8Array([1]), 'image/png', neverAborted())
    const [from, to, etag] = ['copy/other.png', 'copy/new.png', 'f'.repeat(32)]
    const refused = await store.copy({ from, to, etag, sizeBytes: 1, signal: neverAborted() })
    expect(refused).toMatchObject({ ok: false, problem: { facts: { reason: 'objectChanged' } } })
  })
})

it.runIf(moto !== null)('a copy requires write permission', async () => {
  if (moto === null) return
  await open(motoTarget(moto, moto.users.owner)).putBytes(
    'copy/a.png',
    new Uint8Array([1]),
    'image/png',
    neverAborted(),
  )
  const request = { from: 'copy/a.png', to: 'copy/b.png', etag: '', sizeBytes: 1, signal: neverAborted() }
  expect(await open(motoTarget(moto, moto.users.reader)).copy(request)).toMatchObject({
    ok: false,
    problem: { kind: 'access-denied' },
  })
})
