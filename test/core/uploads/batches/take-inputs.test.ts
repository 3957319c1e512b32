import { beforeEach, describe, expect, it } from 'vitest'
import {
  takeInputs,
  type Inputs,
  type TakeInputsNeeds,
} from '../../../../electron/core/uploads/batches/take-inputs'
import type { ImageFetcher } from '../../../../electron/core/ports/web'
import { failure } from '../../../../electron/shared/failures/failure'
import { problem, success } from '../../../../electron/shared/result'

const gone = failure('file-unreadable', { reason: 'addressMissing' })
const paused = failure('unexpected', { reason: 'paused' })

describe('the inputs of a command', () => {
  let accepted: (readonly string[])[]
  let released: string[]
  let stop: AbortController

  beforeEach(() => {
    accepted = []
    released = []
    stop = new AbortController()
  })

  const fileAt = async (path: string) => success({ path, isKept: false })
  const fetcher: ImageFetcher = {
    fetch: async (address) =>
      address.endsWith('gone.png') ? problem(gone) : success({ path: `spool of ${address}` }),
  }
  const take = (given: readonly string[], particular: Partial<Inputs & TakeInputsNeeds> = {}) => {
    const spool = {
      keep: async (name: string) => success({ path: `spool of ${name}` }),
      release: async (path: string) => void released.push(path),
    }
    const inputs: Inputs = {
      given,
      reach: 'public',
      accept: async (paths) => {
        accepted.push(paths)
        const uploadIds = paths.map((path) => `upload of ${path}`)
        const { length } = paths
        return success({ batchId: '', accepted: length, refused: 0, uploadIds, inputs: [...paths.keys()] })
      },
      signal: stop.signal,
    }
    return takeInputs({ fetcher, spool, ...particular }, { ...inputs, ...particular })
  }

  it('become files in their order, and each upload knows its input', async () => {
    expect(await take(['http://web/gone.png', '/a.png', 'http://web/b.png'], { fileAt })).toEqual(
      success({
        batchId: '',
        accepted: 2,
        refused: 0,
        uploadIds: ['upload of /a.png', 'upload of spool of http://web/b.png'],
        inputs: [1, 2],
        unread: new Map([[0, gone]]),
      }),
    )
    expect([accepted, released]).toEqual([[['/a.png', 'spool of http://web/b.png']], []])
  })

  it('may be data: URLs, which wait in the spool', async () => {
    const given = ['data:image/png;base64,aGFuZXVs', 'data:text/plain,haneul']
    expect(await take(given, { fileAt })).toMatchObject({
      value: { inputs: [0], unread: new Map([[1, failure('not-an-image', { name: 'data:text/plain' })]]) },
    })
    expect(accepted).toEqual([['spool of image.png']])
  })

  it('become other files or none, as the door decides', async () => {
    const folder = failure('file-unreadable', { reason: 'folder' })
    const taken = await take(['/a.png', '/folder'], {
      fileAt: async (path) =>
        path === '/folder' ? problem(folder) : success({ path: `copy of ${path}`, isKept: true }),
    })
    expect(taken).toMatchObject({ value: { inputs: [0], unread: new Map([[1, folder]]) } })
    expect(accepted).toEqual([['copy of /a.png']])
  })

  it('cannot be paths if only addresses are accepted', async () => {
    await take(['/etc/passwd', 'file:///etc/passwd', 'http://web/a.png'])
    expect(accepted).toEqual([['spool of http://web/a.png']])
  })

  it("leave nothing in the spool if they are refused, and the person's files stay", async () => {
    const refused = await take(['/a.png', 'http://web/b.png'], {
      fileAt,
      accept: async () => problem(paused),
    })
    expect(refused).toEqual(problem({ reason: paused, unread: new Map() }))
    expect(released).toEqual(['spool of http://web/b.png'])
  })

  it('are refused each for its own reason where there is no file of it', async () => {
    const refused = await take(['http://web/a.png', 'http://web/gone.png'], {
      accept: async () => problem(paused),
    })
    expect(refused).toEqual(problem({ reason: paused, unread: new Map([[1, gone]]) }))
  })

  it('are not accepted after a cancel, and leave nothing behind', async () => {
    const cancelled = await take(['http://web/a.png'], {
      fetcher: {
        fetch: async () => {
          stop.abort()
          return success({ path: 'fetched' })
        },
      },
    })
    expect(cancelled).toMatchObject({ problem: { reason: { facts: { reason: 'cancelled' } } } })
    expect([accepted, released]).toEqual([[], ['fetched']])
  })
})
