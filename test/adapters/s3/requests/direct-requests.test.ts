import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { putRequest, useFolder, useStores } from '../../../integration/s3/stores'
import { makeSource } from '../../../support/files/source-file'
import { listen } from '../../../support/servers/listen'
import { targetOf } from '../../../support/servers/targets'

const folder = useFolder()
const open = useStores()

it('an image is sent over the connection that was used to ask whether its key is free', async () => {
  let connections = 0
  const server = createServer((message, response) => {
    message.resume().on('end', () => {
      response.writeHead(message.method === 'HEAD' ? 404 : 200, { etag: '"e"', 'content-length': '0' }).end()
    })
  }).on('connection', () => (connections += 1))
  onTestFinished(() => void server.close())
  const store = open(targetOf({ endpoint: `http://127.0.0.1:${await listen(server)}` }))
  const bytes = Buffer.from('an image')
  const source = await makeSource(folder(), 'photo.png', bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const answer = await store.put(putRequest(source, { bytes, sha256, onlyIfFree: true }))
  expect(answer).toMatchObject({ ok: true })
  expect(connections).toBe(1)
})
