/** What a request leaves behind. */
import { getEventListeners } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { rootCertificates } from 'node:tls'
import { expect, it } from 'vitest'
import { createObjectStores } from '../../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../../electron/core/aborted'
import { folderForTest } from '../../../support/files/folder-for-test'
import { faultyForTest, httpAnswer } from '../../../support/servers/faulty-server'
import { s3Refusal, scriptedStore } from '../../../support/servers/scripted-server'
import { targetOf } from '../../../support/servers/targets'
import { makeSilentLog } from '../../../support/silent-log'

const open = (change: Parameters<typeof targetOf>[0]) =>
  createObjectStores({ log: makeSilentLog() }).open(targetOf(change))

it('a refused request is not sent again by itself, because the queue decides when', async () => {
  const { store, asked } = await scriptedStore(() => s3Refusal(503, 'SlowDown'))
  expect(await store.testAccess(neverAborted())).toMatchObject({ ok: false })
  expect(asked).toHaveLength(1)
})

it('nothing goes on listening to the signal of a request that has ended', async () => {
  const { store } = await scriptedStore(() => ({ status: 200, body: '<Answer/>' }))
  const signal = neverAborted()
  await store.testAccess(signal)
  await store.readBytes('a.png', signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

it('connections are kept for the next request, and closed with the store', async () => {
  let [opened, closed] = [0, 0]
  const { endpoint } = await faultyForTest((socket, { number }) => {
    if (number === 1) opened += 1
    if (number === 1) socket.once('close', () => (closed += 1))
    socket.write(httpAnswer('200 OK', { 'content-type': 'application/xml' }, '<Answer/>'))
  })
  const store = open({ endpoint })
  await store.testAccess(neverAborted())
  await store.testAccess(neverAborted())
  expect([opened, closed]).toEqual([1, 0])
  store.dispose()
  await expect.poll(() => closed).toBe(1)
})

it('an object that is larger than wanted is not read, and its connection is not held up', async () => {
  let closed = 0
  const { endpoint } = await faultyForTest((socket) => {
    socket.once('close', () => (closed += 1))
    socket.write('HTTP/1.1 200 OK\r\netag: "e"\r\ncontent-length: 90000\r\n\r\npart of it')
  })
  const store = open({ endpoint })
  expect(await store.readBytes('a.png', neverAborted(), 1000)).toMatchObject({
    value: { answer: new Uint8Array() },
  })
  await expect.poll(() => closed).toBe(1)
  store.dispose()
})

it('a refusal that does not come to an end is read as far as it can matter', async () => {
  const { endpoint } = await faultyForTest((socket) => {
    socket.write('HTTP/1.1 403 Forbidden\r\ncontent-type: application/xml\r\n\r\n')
    socket.write('<Error><Code>AccessDenied</Code></Error>')
    const more = (): void => {
      while (socket.writable && socket.write(' '.repeat(50_000)));
    }
    socket.on('drain', more)
    more()
  })
  const store = open({ endpoint })
  expect(await store.testAccess(neverAborted())).toMatchObject({
    problem: { failure: { kind: 'access-denied' } },
  })
  store.dispose()
})

it('an authority that could not be read is read again for the next request', async () => {
  const certificateAuthorityFile = path.join(await folderForTest('authority'), 'office.pem')
  const store = open({ endpoint: 'https://127.0.0.1:1', certificateAuthorityFile })
  expect(await store.testAccess(neverAborted())).toMatchObject({
    problem: { failure: { kind: 'tls', facts: { reason: 'authorityUnreadable' } } },
  })
  await writeFile(certificateAuthorityFile, rootCertificates[0] ?? '')
  expect(await store.testAccess(neverAborted())).toMatchObject({ problem: { failure: { kind: 'offline' } } })
  store.dispose()
})
