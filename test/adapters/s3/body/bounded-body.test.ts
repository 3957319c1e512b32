import { expect, it } from 'vitest'
import { createObjectStores } from '../../../../electron/adapters/s3/object-store'
import { neverAborted } from '../../../../electron/core/aborted'
import { faultyForTest } from '../../../support/servers/faulty-server'
import { targetOf } from '../../../support/servers/targets'
import { makeSilentLog } from '../../../support/silent-log'

const piece = '<Contents><Key>a.png</Key><Size>1</Size></Contents>'.repeat(20_000)
/** Far more than is read, so that a reader without a limit comes to its end. */
const enough = 64

it('an answer that does not come to an end is given up before it fills the memory', async () => {
  let pieces = 0
  const { endpoint } = await faultyForTest((socket) => {
    const send = (): void => {
      while (pieces < enough && socket.write(piece)) pieces += 1
      if (pieces === enough) socket.end()
      else pieces += 1
    }
    socket.on('drain', send)
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/xml\r\n\r\n<ListBucketResult>')
    send()
  })
  const store = createObjectStores({ log: makeSilentLog() }).open(targetOf({ endpoint }))
  const listed = await store.list({ prefix: '', continuation: '', signal: neverAborted() })
  store.dispose()
  expect(listed).toMatchObject({
    problem: { failure: { kind: 'wrong-endpoint', facts: { reason: 'notS3' } } },
  })
  expect(pieces).toBeLessThan(enough)
})
