import { describe, expect, it } from 'vitest'
import { neverAborted } from '../../../../electron/core/aborted'
import { s3Refusal, type ScriptedRequest, scriptedStore } from '../../../support/servers/scripted-server'

const gibibyte = 1024 ** 3
const film = { from: 'old film.avif', to: 'film.avif', etag: 'e-640', sizeBytes: 5.5 * gibibyte }

/** A bucket with a large object, and the requests that it received. */
async function bucketWithFilm(refusedPart = '', onPart: () => void = () => undefined) {
  const requests: ScriptedRequest[] = []
  const server = await scriptedStore(
    (request) => {
      requests.push(request)
      const { method, path } = request
      if (path.includes('partNumber')) onPart()
      if (refusedPart !== '' && path.includes(`partNumber=${refusedPart}&`))
        return s3Refusal(412, 'PreconditionFailed')
      if (path.includes('partNumber'))
        return { status: 200, body: '<CopyPartResult><ETag>"part"</ETag></CopyPartResult>' }
      if (path.includes('uploads')) return { status: 200, body: '<R><UploadId>m</UploadId></R>' }
      if (method === 'DELETE') return { status: 204 }
      if (method === 'HEAD' && path.includes('/film')) return { status: 404 }
      if (method === 'POST') return { status: 200, body: '<R><ETag>"whole-6"</ETag></R>' }
      return {
        status: 200,
        headers: {
          etag: '"e-640"',
          'content-type': 'image/avif',
          'cache-control': 'max-age=60',
          'content-disposition': 'inline',
          'x-amz-meta-ollim-upload': 'u1',
        },
      }
    },
    { accessList: 'public-read' },
  )
  return { ...server, requests }
}

describe('a copy of more than the 5 GB that S3 copies at once', () => {
  it('is made in parts, each of the intended object', async () => {
    const { store, requests } = await bucketWithFilm()

    const copied = await store.copy({ ...film, signal: neverAborted() })

    expect(copied).toEqual({ ok: true, value: { etag: 'whole-6' } })
    const parts = requests.filter(({ path }) => path.includes('partNumber'))
    expect(parts.map(({ headers }) => headers['x-amz-copy-source-range'])).toEqual([
      `bytes=0-${String(gibibyte - 1)}`,
      `bytes=${String(gibibyte)}-${String(2 * gibibyte - 1)}`,
      `bytes=${String(2 * gibibyte)}-${String(3 * gibibyte - 1)}`,
      `bytes=${String(3 * gibibyte)}-${String(4 * gibibyte - 1)}`,
      `bytes=${String(4 * gibibyte)}-${String(5 * gibibyte - 1)}`,
      `bytes=${String(5 * gibibyte)}-${String(5.5 * gibibyte - 1)}`,
    ])
    for (const { headers } of parts)
      expect(headers).toMatchObject({
        'x-amz-copy-source': 'photos/old%20film.avif',
        'x-amz-copy-source-if-match': '"e-640"',
      })
  })

  it("keeps type, caching and metadata, with the destination's access list", async () => {
    const { store, requests } = await bucketWithFilm()

    await store.copy({ ...film, signal: neverAborted() })

    expect(requests.find(({ path }) => path.includes('uploads'))?.headers).toMatchObject({
      'content-type': 'image/avif',
      'cache-control': 'max-age=60',
      'content-disposition': 'inline',
      'x-amz-meta-ollim-upload': 'u1',
      'x-amz-acl': 'public-read',
    })
  })

  it('leaves no parts behind if one of them is refused', async () => {
    const { store, asked } = await bucketWithFilm('3')

    expect(await store.copy({ ...film, signal: neverAborted() })).toMatchObject({ ok: false })

    expect(asked.at(-1)).toMatch(/^DELETE film\.avif\?.*uploadId=m/)
    expect(asked.filter((request) => request.includes('partNumber'))).toHaveLength(3)
  })
  it('reports a changed source as changed, and not its new key as taken', async () => {
    const { store } = await bucketWithFilm('3')

    const refused = await store.copy({ ...film, signal: neverAborted() })

    expect(refused).toMatchObject({ problem: { facts: { reason: 'objectChanged', key: film.from } } })
  })

  it('has removed its parts when it reports that it was cancelled', async () => {
    const ending = new AbortController()
    const { store, asked } = await bucketWithFilm('', () => ending.abort())

    expect(await store.copy({ ...film, signal: ending.signal })).toMatchObject({ ok: false })

    expect(asked.at(-1)).toMatch(/^DELETE film\.avif\?.*uploadId=m/)
  })
})
