import { createServer, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { createWords } from '../../electron/adapters/words/words'
import { answerEditor, type EditorAnswerNeeds } from '../../electron/http/answer-editor'
import { sendAnswer } from '../../electron/http/send-answer'
import { listen } from '../support/servers/listen'
import { makeSilentLog } from '../support/silent-log'

/** What an editor asks is answered; each thing that was done is told with its destination. */
async function startAnswering() {
  const done: unknown[] = []
  const needs: EditorAnswerNeeds = {
    work: {
      uploadPaths: async (paths, to) => {
        done.push([paths, to])
        return []
      },
      uploadClipboard: async (to) => {
        done.push(['clipboard', to])
        return []
      },
      uploadKept: async (images, to) => {
        done.push([images.map(({ name }) => name), to])
        return []
      },
      remove: async () => [],
    },
    spool: {
      keep: async (_name, bytes) => {
        if (!(bytes instanceof Uint8Array)) for await (const _piece of bytes) continue
        return { ok: true, value: { path: '/spool/image' } }
      },
      release: async () => undefined,
    },
    destinations: () => [{ id: 'two', name: 'Blog' }],
    secret: () => 'secret',
    isOpenToAll: () => true,
    otherOrigins: () => [],
    translate: createWords('en').translate,
    log: makeSilentLog(),
  }
  const server = createServer((request, response) => {
    void answerEditor(needs, request, port).then((answer) => sendAnswer(request, response, answer))
  })
  const port = await listen(server)
  onTestFinished(() => void server.close())
  const ask = async (query: string, body: BodyInit, route = '/upload'): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${route}?${query}`, { method: 'POST', body })
    return answer.json()
  }
  return { done, ask, port }
}

it('images go to the destination that a request names, in every form of request', async () => {
  const { done, ask } = await startAnswering()
  await ask('picbed=aws-s3&configName=blog', '{"list":["/a.png"]}')
  await ask('configName=Blog', '')
  const form = new FormData()
  form.append('list', new Blob(['image']), 'b.png')
  await ask('picbed=Blog', form)
  await ask('picbed=aws-s3', '{"list":["/a.png"]}')
  expect(done).toEqual([
    [['/a.png'], 'two'],
    ['clipboard', 'two'],
    [['b.png'], 'two'],
    [['/a.png'], undefined],
  ])
})

it.each([
  ['https://editor.test', /If https:\/\/editor\.test is your editor, add it in Ollim’s settings/],
  ['null', /this one has no address \(null\) that could be added\. Use the editor’s app/],
])('a page is told to be added only if that is possible: %s', async (origin, sentence) => {
  const { done, port } = await startAnswering()
  const url = `http://127.0.0.1:${port}/upload`
  const answer = await new Promise<string>((resolve) => {
    request(url, { method: 'POST', headers: { origin } }, (response) => resolve(text(response))).end('')
  })
  expect(JSON.parse(answer)).toMatchObject({ success: false, message: expect.stringMatching(sentence) })
  expect(done).toEqual([])
})

it('nothing is uploaded if no destination has the requested name', async () => {
  const { done, ask } = await startAnswering()
  expect(await ask('configName=Work', '{"list":["/a.png"]}')).toMatchObject({
    success: false,
    result: [],
    message: 'Ollim has no destination called “Work”. Choose one of: Blog.',
  })
  expect(done).toEqual([])
})

it('an editor that sends too many paths is told the limit, and nothing is uploaded', async () => {
  const { done, ask } = await startAnswering()
  const list = Array.from({ length: 1_001 }, (_, index) => `/${index}.png`)
  expect(await ask('', JSON.stringify({ list }))).toMatchObject({
    success: false,
    result: [],
    message: 'That is too much at once: 1000 images are the most. Send the others in a request of their own.',
  })
  expect(done).toEqual([])
})

it('an editor that deletes too many images is told the limit', async () => {
  const { ask } = await startAnswering()
  const list = Array.from({ length: 1_001 }, (_, index) => ({ id: String(index) }))
  expect(await ask('secret=secret', JSON.stringify({ list }), '/delete')).toMatchObject({
    success: false,
    message: 'That is too much at once: 1000 images are the most. Send the others in a request of their own.',
  })
})

it('a person who opens the address in a browser learns where to enter it', async () => {
  const { port } = await startAnswering()
  const answer = await fetch(`http://127.0.0.1:${port}/upload?secret=secret`)
  expect(await answer.json()).toMatchObject({
    message: 'This address is for editors, which ask by POST. Enter it in the settings of your editor.',
  })
})

it('a request is understood if its address ends in a slash', async () => {
  const { done, ask } = await startAnswering()
  await ask('', '{"list":["/a.png"]}', '/upload/')
  expect(done).toEqual([[['/a.png'], undefined]])
  expect(await ask('', '{"list":["/a.png"]}', '/upload//')).toMatchObject({ success: false })
})

it('a request for another host or port is told which one Ollim answers to, and where to copy the address', async () => {
  const { port } = await startAnswering()
  const heard = await new Promise<string>((resolve) => {
    const headers = { host: 'host.docker.internal:36677' }
    request({ host: '127.0.0.1', port, path: '/upload', method: 'POST', headers }, (answer) => {
      void text(answer).then(resolve)
    }).end()
  })
  expect(JSON.parse(heard)).toMatchObject({
    success: false,
    message:
      `Ollim answers at 127.0.0.1:${port} and localhost:${port}, not under another name or port. ` +
      'Copy the address again in Ollim’s settings, under Editors.',
  })
})
