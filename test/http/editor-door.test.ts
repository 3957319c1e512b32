import { request as ask, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { connect, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWords } from '../../electron/adapters/words/words'
import { answerEditor, type EditorAnswerNeeds } from '../../electron/http/answer-editor'
import { EditorDoor } from '../../electron/http/editor-door'
import type { EditorDoorState } from '../../electron/shared/app/settings'
import { freePort, freePorts } from '../support/free-port'
import { makeSilentLog } from '../support/silent-log'

const secret = 'a1b2'.repeat(16)
const { translate } = createWords('en')

interface Heard {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

describe('the editors’ server', () => {
  let port: number
  let door: EditorDoor
  let states: EditorDoorState[]
  let isOpenToAll: boolean
  let done: unknown[]
  let work: EditorAnswerNeeds['work']

  beforeEach(async () => {
    port = await freePort()
    states = []
    done = []
    isOpenToAll = false
    const linked = (name: string) =>
      ({ success: true, id: `id of ${name}`, url: `https://cdn.test/${name}`, fileName: name }) as const
    work = {
      uploadPaths: async (paths) => {
        done.push(paths)
        return paths.map((path) =>
          path.includes('bad')
            ? { success: false, fileName: path, message: `${path} is not an image.` }
            : linked(path.slice(1)),
        )
      },
      uploadClipboard: async () => {
        done.push('clipboard')
        return [linked('image.png')]
      },
      uploadKept: async (images) => {
        done.push(images.map(({ name }) => name))
        return images.map(({ name }) => linked(name))
      },
      remove: async (ids) => {
        done.push({ remove: ids })
        return ids.map((id) => ({
          id,
          success: id !== 'other',
          message: id === 'other' ? 'Unknown.' : 'Deleted.',
        }))
      },
    }
    door = new EditorDoor({
      answer: (request, at) => answerEditor(needs(), request, at),
      log: makeSilentLog(),
      onChange: (state) => states.push(state),
    })
  })
  afterEach(() => door.dispose())

  function needs(): EditorAnswerNeeds {
    const spool: EditorAnswerNeeds['spool'] = {
      keep: async (name, bytes) => {
        if (!(bytes instanceof Uint8Array)) for await (const _piece of bytes) continue
        return { ok: true, value: { path: `/spool/${name}` } }
      },
      release: async () => undefined,
    }
    return {
      work,
      spool,
      secret: () => secret,
      destinations: () => [],
      isOpenToAll: () => isOpenToAll,
      otherOrigins: () => ['http://127.0.0.1:6806'],
      translate,
      log: makeSilentLog(),
    }
  }

  async function open(): Promise<void> {
    door.follow(port)
    await expect.poll(() => states.at(-1)).toBe('open')
  }

  function send(options: RequestOptions, body: string | Buffer = ''): Promise<Heard> {
    return new Promise((resolve, reject) => {
      const asked = ask({ host: '127.0.0.1', port, method: 'POST', agent: false, ...options }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const { statusCode: status = 0, headers } = answer
          resolve({ status, headers, body: text === '' ? undefined : JSON.parse(text) })
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  const authorization = `Bearer ${secret}`
  const upload = (body: string) => send({ path: '/upload', headers: { authorization } }, body)

  it('answers its heartbeat to anyone', async () => {
    await open()
    const { status, body, headers } = await send({ path: '/heartbeat' })
    expect({ status, body }).toEqual({ status: 200, body: { success: true, result: 'alive' } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('returns links by position, and what PicList’s clients store for each', async () => {
    await open()
    expect((await upload('{"list":["/가.png","/b.JPG"]}')).body).toEqual({
      success: true,
      result: ['https://cdn.test/가.png', 'https://cdn.test/b.JPG'],
      fullResult: [
        { id: 'id of 가.png', imgUrl: 'https://cdn.test/가.png', fileName: '가.png', extname: '.png' },
        { id: 'id of b.JPG', imgUrl: 'https://cdn.test/b.JPG', fileName: 'b.JPG', extname: '.JPG' },
      ],
    })
  })

  it('returns no links if one is missing, but the result of each', async () => {
    await open()
    const message = '/bad.png is not an image. (1 of 2 images failed.)'
    expect(await upload('{"list":["/a.png","/bad.png"]}')).toMatchObject({
      status: 200,
      body: {
        ...{ success: false, result: [], message, msg: message },
        details: [
          { success: true, fileName: 'a.png', imgUrl: 'https://cdn.test/a.png' },
          { success: false, fileName: '/bad.png', message: '/bad.png is not an image.' },
        ],
      },
    })
  })

  it.each(['', '{}', '{"list":[]}'])('uploads the clipboard’s image for %j', async (body) => {
    await open()
    expect((await upload(body)).body).toMatchObject({ success: true, result: ['https://cdn.test/image.png'] })
    expect(done).toEqual(['clipboard'])
  })

  it('accepts forms', async () => {
    await open()
    const form = new FormData()
    form.append('anything', new Blob(['image']), '사진.png')
    const answer = await fetch(`http://127.0.0.1:${port}/upload?secret=${secret}`, {
      method: 'POST',
      body: form,
    })
    expect(await answer.json()).toMatchObject({ success: true, result: ['https://cdn.test/사진.png'] })
  })

  it.each([
    ['no JSON', {}, 'list'],
    ['another shape', {}, '{"list":"/a.png"}'],
    ['a form without a boundary', { 'content-type': 'multipart/form-data' }, 'x'],
    ['a form without images', { 'content-type': 'multipart/form-data; boundary=b' }, '--b--\r\n'],
    ['far too much', {}, ' '.repeat(5 * 1024 ** 2)],
  ])('refuses %s with a sentence', async (_what, headers, body) => {
    await open()
    const heard = await send({ path: '/upload', headers: { authorization, ...headers } }, body)
    expect(heard).toMatchObject({ status: 200, body: { success: false, result: [] } })
    expect(heard.body).toHaveProperty('msg', expect.stringMatching(/^[A-Z].+\.$/))
    expect(done).toEqual([])
  })

  it.each([
    { what: 'no secret', status: 401, options: { path: '/upload' } },
    { what: 'a wrong secret', status: 401, options: { path: '/upload?secret=x' } },
    { what: 'no secret to delete', status: 401, options: { path: '/delete' } },
    { what: 'another host', status: 403, options: { path: '/heartbeat', headers: { host: 'evil.test' } } },
    { what: 'a web page', status: 403, options: { path: '/upload', headers: { origin: 'https://a.test' } } },
    { what: 'a page without origin', status: 403, options: { path: '/upload', headers: { origin: 'null' } } },
    { what: 'a page’s preflight', status: 403, options: { method: 'OPTIONS', headers: { origin: 'null' } } },
    { what: 'an unknown path', status: 404, options: { path: '/' } },
    { what: 'another method', status: 405, options: { path: '/upload', method: 'GET' } },
    { what: 'a preflight of no page', status: 405, options: { path: '/upload', method: 'OPTIONS' } },
  ])('answers $what with $status, and does nothing', async ({ status, options }) => {
    await open()
    const heard = await send(options, 'method' in options ? '' : '{"list":["/a.png"]}')
    expect(heard).toMatchObject({ status, body: { success: false, result: [], message: expect.any(String) } })
    expect(heard.headers['access-control-allow-origin']).toBeUndefined()
    expect(JSON.stringify(heard)).not.toContain(secret)
    expect(done).toEqual([])
  })

  it.each([
    ['Obsidian’s own window', 'app://obsidian.md'],
    ['a page that the person has named', 'http://127.0.0.1:6806'],
  ])('lets %s ask, and read the answer', async (_what, origin) => {
    await open()
    const preflight = await send({ path: '/upload', method: 'OPTIONS', headers: { origin } })
    const allowed = { 'access-control-allow-origin': origin, 'access-control-allow-methods': 'POST' }
    expect(preflight).toMatchObject({ status: 204, headers: { ...allowed, vary: 'origin' } })
    const heard = await send({ path: '/upload', headers: { origin, authorization } }, '{"list":["/a.png"]}')
    expect(heard.headers['access-control-allow-origin']).toBe(origin)
    expect(heard.body).toMatchObject({ success: true })
    expect(await send({ path: '/upload', headers: { origin } })).toMatchObject({ status: 401 })
  })

  it('uploads without a secret if the person wants that, but never deletes without one', async () => {
    isOpenToAll = true
    await open()
    expect(await send({ path: '/upload' }, '{"list":["/a.png"]}')).toMatchObject({ body: { success: true } })
    expect(await send({ path: '/delete' }, '{"list":[{"id":"a"}]}')).toMatchObject({ status: 401 })
  })

  it('deletes what it is asked to, and reports each result', async () => {
    await open()
    const remove = (body: string) => send({ path: `/delete?key=${secret}` }, body)
    expect(await remove('{"list":[{"id":"a","imgUrl":"u"}]}')).toMatchObject({
      status: 200,
      body: { success: true, message: 'Deleted.', result: [{ id: 'a', success: true }] },
    })
    expect(await remove('{"list":[{"id":"a"},{"id":"other"}]}')).toMatchObject({
      status: 200,
      body: { success: false, message: 'Unknown.', result: [{ id: 'a', success: true }, { success: false }] },
    })
    for (const body of ['{"list":[]}', '{"list":["https://cdn.test/a.png"]}', 'x']) {
      expect(await remove(body)).toMatchObject({ status: 400, body: { success: false } })
    }
  })

  it('answers with a sentence if something throws, without revealing it', async () => {
    work = { ...work, uploadPaths: () => Promise.reject(new Error('inner workings')) }
    await open()
    const heard = await upload('{"list":["/a.png"]}')
    expect(heard).toMatchObject({ status: 200, body: { success: false, result: [] } })
    expect(JSON.stringify(heard)).not.toContain('inner')
  })

  it('listens on this computer only', async () => {
    await open()
    const reached = await new Promise((resolve) => {
      connect(port, '127.0.0.2')
        .once('connect', () => resolve(true))
        .once('error', () => resolve(false))
    })
    expect(reached).toBe(false)
  })

  it('reports that its port is taken, and never uses another', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    door.follow(port)
    await expect.poll(() => states).toEqual(['taken'])
    await new Promise((resolve) => other.close(resolve))
    door.follow(undefined)
    door.follow(port)
    await expect.poll(() => states.at(-1)).toBe('open')
  })

  it('closes at once, cuts off connections, and opens again at the same port', async () => {
    const uploadPaths = vi.fn(() => new Promise<never>(() => undefined))
    work = { ...work, uploadPaths }
    await open()
    const waiting = upload('{"list":["/a.png"]}').catch((error: unknown) => error)
    await expect.poll(() => uploadPaths).toHaveBeenCalled()
    door.follow(undefined)
    await expect(send({ path: '/heartbeat' })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    expect(await waiting).toBeInstanceOf(Error)
    await expect.poll(() => states).toEqual(['open', 'closed'])
    door.follow(port)
    await expect.poll(() => states).toEqual(['open', 'closed', 'open'])
    expect(await send({ path: '/heartbeat' })).toMatchObject({ status: 200 })
  })

  it('moves to another port, and ends at the last one after many changes', async () => {
    const others = await freePorts(2)
    for (const at of [...others, undefined, port, undefined, port]) door.follow(at)
    await expect.poll(() => states.at(-1)).toBe('open')
    expect(await send({ path: '/heartbeat' })).toMatchObject({ status: 200 })
    for (const at of others) {
      await expect(send({ path: '/heartbeat', port: at })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    }
  })

  it('stays closed once it was disposed', async () => {
    await open()
    await door.dispose()
    door.follow(port)
    await expect(send({ path: '/heartbeat' })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
