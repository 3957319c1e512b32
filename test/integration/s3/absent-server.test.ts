import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeSource } from '../../support/files/source-file'
import { targetOf } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores({ connectMilliseconds: 1_500, idleMilliseconds: 800 })
const folder = useFolder()

it('says that nothing listens where nothing does', async () => {
  const source = await makeSource(folder(), 'image.png', randomBytes(10))

  expect(await open(targetOf({ endpoint: 'http://127.0.0.1:1' })).put(putRequest(source, {}))).toMatchObject({
    ok: false,
    problem: { kind: 'offline', facts: { reason: 'refused', host: '127.0.0.1:1' }, retryable: true },
  })
})

it('says that no server has a name that none has', async () => {
  const source = await makeSource(folder(), 'image.png', randomBytes(10))

  expect(
    await open(targetOf({ endpoint: 'http://no-such-server.invalid' })).put(putRequest(source, {})),
  ).toMatchObject({
    ok: false,
    problem: { kind: 'offline', retryable: true },
  })
})
