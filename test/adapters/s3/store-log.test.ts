import { expect, it } from 'vitest'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { targetOf } from '../../support/servers/targets'

it.each([
  ['http://127.0.0.1:1', '127.0.0.1:1'],
  ['http://person:password@127.0.0.1:1/folder', '127.0.0.1:1'],
])('the log names the host that refused an upload, and nothing else of %s', async (endpoint, host) => {
  const said: unknown[] = []
  const keep = (_message: string, facts?: unknown): unknown => said.push(facts)
  const store = createObjectStores({
    log: { info: keep, warn: keep, error: keep },
    timeouts: { connectMilliseconds: 1_500, idleMilliseconds: 800 },
  }).open(targetOf({ endpoint }))
  await store.head('a.png', new AbortController().signal)
  store.dispose()
  expect(said).toMatchObject([{ operation: 'HeadObject', host, kind: 'offline' }])
  expect(JSON.stringify(said)).not.toContain('password')
})
