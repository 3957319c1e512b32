import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { download } from '../../../build/runtime/download.mjs'
import { folderForTest } from '../../support/files/folder-for-test'

/** Long enough for a busy machine. */
const patient = { firstByteMilliseconds: 10_000, stallMilliseconds: 10_000 }
const impatient = 200

describe('a download', () => {
  let folder = ''
  let server = http.createServer()
  const said: string[] = []

  beforeEach(async () => {
    folder = await folderForTest('download')
    said.length = 0
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  async function fetchFrom(answer: http.RequestListener, patience = patient): Promise<string> {
    server = http.createServer(answer).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const file = path.join(folder, 'deep', 'file')
    await download(`http://127.0.0.1:${String(port)}/`, file, 'the file', (line) => said.push(line), patience)
    return fs.readFileSync(file, 'utf8')
  }

  it('arrives complete and reports its progress', async () => {
    const body = 'x'.repeat(3_000_000)
    const arrived = await fetchFrom((_request, response) => response.end(body))
    expect(arrived).toBe(body)
    expect(said.at(-1)).toBe('Fetching the file: 3 of 3 MB')
  })

  it.each([
    [
      'a host that never answers',
      () => undefined,
      /^127\.0\.0\.1:\d+ did not answer$/,
      { ...patient, firstByteMilliseconds: impatient },
    ],
    [
      'a download that stands still',
      (_request: http.IncomingMessage, response: http.ServerResponse) => response.write('a few bytes'),
      /^the download stood still$/,
      { ...patient, stallMilliseconds: impatient },
    ],
    [
      'a refusal',
      (_request: http.IncomingMessage, response: http.ServerResponse) => response.writeHead(404).end(),
      /answered 404$/,
      patient,
    ],
    [
      'a broken connection',
      (request: http.IncomingMessage) => request.socket.destroy(),
      /other side closed|terminated|ECONNRESET/,
      patient,
    ],
  ])('fails with a reason for %s', async (_what, answer, reason, patience) => {
    await expect(fetchFrom(answer, patience)).rejects.toThrow(reason)
  })
})
