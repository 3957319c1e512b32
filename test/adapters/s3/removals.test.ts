import { describe, expect, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import {
  type ScriptedAnswer,
  type ScriptedRequest,
  s3Refusal,
  scriptedStore,
} from '../../support/servers/scripted-server'

const gone: ScriptedAnswer = { status: 204 }
const objects = [
  { key: 'a', etag: 'e' },
  { key: 'b', etag: 'e' },
]

/** Gives the prepared answer to a list; single deletions succeed. */
function listAnswer(body: string) {
  return ({ method }: ScriptedRequest): ScriptedAnswer => (method === 'POST' ? { status: 200, body } : gone)
}

describe('a list of objects to delete', () => {
  it('whose answer names no key has failed for all of them', async () => {
    const body = '<DeleteResult><Error><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>'
    const { store, asked } = await scriptedStore(listAnswer(body))

    expect(await store.removeAll(objects, neverAborted())).toMatchObject([
      { kind: 'failed', failure: { kind: 'access-denied' } },
      { kind: 'failed', failure: { kind: 'access-denied' } },
    ])
    expect(asked).toEqual(['POST ?delete='])
  })

  it('with an empty answer is deleted one by one, now and later', async () => {
    const { store, asked } = await scriptedStore(listAnswer(''))

    expect(await store.removeAll(objects, neverAborted())).toEqual([{ kind: 'removed' }, { kind: 'removed' }])
    expect(await store.removeAll(objects, neverAborted())).toEqual([{ kind: 'removed' }, { kind: 'removed' }])
    expect(asked.map((request) => request.slice(0, 6).trim())).toEqual(['POST ?', ...Array(4).fill('DELETE')])
  })

  it('is completed one by one for objects that the answer leaves out', async () => {
    const body = '<DeleteResult><Deleted><Key>a</Key></Deleted></DeleteResult>'
    const { store, asked } = await scriptedStore(listAnswer(body))

    expect(await store.removeAll(objects, neverAborted())).toEqual([{ kind: 'removed' }, { kind: 'removed' }])
    expect(asked).toEqual(['POST ?delete=', 'DELETE b'])
  })
})

describe('of a list of objects to delete,', () => {
  const changedBody =
    '<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>PreconditionFailed</Code></Error></DeleteResult>'

  it('one that is another object by now stays, and is reported as changed', async () => {
    const { store, asked } = await scriptedStore(({ method }) =>
      method === 'POST'
        ? { status: 200, body: changedBody }
        : { status: 200, headers: { etag: '"other"', 'x-amz-request-id': 'R' } },
    )

    expect(await store.removeAll(objects, neverAborted())).toEqual([{ kind: 'removed' }, { kind: 'changed' }])
    expect(asked).toEqual(['POST ?delete=', 'HEAD b'])
  })

  it('the server is told which versions are meant, where that is known', async () => {
    const bodies: string[] = []
    const { store } = await scriptedStore(({ body }) => {
      bodies.push(body)
      return { status: 200, body: '<DeleteResult><Deleted><Key>a</Key></Deleted></DeleteResult>' }
    })
    await store.removeAll(
      [
        { key: 'a', etag: 'e' },
        { key: 'b', etag: '' },
      ],
      neverAborted(),
    )

    expect(bodies[0]?.replaceAll('&quot;', '"')).toMatch(
      /<Key>a<\/Key><ETag>"e"<\/ETag>.*<Key>b<\/Key><\/Object>/,
    )
  })

  it.each([
    [503, 'SlowDown'],
    [404, 'NoSuchBucket'],
    [400, 'ExpiredToken'],
  ])('none is deleted by itself after a refusal that is not about lists: %i %s', async (status, code) => {
    const { store, asked } = await scriptedStore(() => s3Refusal(status, code))

    expect(await store.removeAll(objects, neverAborted())).toMatchObject([
      { kind: 'failed' },
      { kind: 'failed' },
    ])
    expect(asked).toEqual(['POST ?delete='])
  })
})

describe('a server that', () => {
  it('does not know the condition of a deletion gets none, and is not asked again', async () => {
    const { store, asked } = await scriptedStore(({ headers }) =>
      headers['if-match'] === undefined ? gone : s3Refusal(501, 'NotImplemented'),
    )
    const [object] = objects
    if (object === undefined) return

    expect(await store.removeAll([object], neverAborted())).toEqual([{ kind: 'removed' }])
    expect(await store.removeAll([object], neverAborted())).toEqual([{ kind: 'removed' }])
    expect(asked).toEqual(['DELETE a', 'DELETE a', 'DELETE a'])
  })

  it.each([
    ['deletes the object that is meant', 'e', 'removed'],
    ['leaves another one alone', 'other', 'changed'],
  ])('compares the condition with the bare ETag %s', async (_what, etag, kind) => {
    const { store } = await scriptedStore(({ method, headers }) => {
      if (method !== 'DELETE') return { status: 200, headers: { etag: `"${etag}"` } }
      const condition = headers['if-match']
      return condition === undefined || condition === etag ? gone : s3Refusal(412, 'PreconditionFailed')
    })

    expect(await store.removeAll([{ key: 'a', etag: 'e' }], neverAborted())).toEqual([{ kind }])
  })
})
