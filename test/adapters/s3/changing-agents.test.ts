import { expect, it, onTestFinished, vi } from 'vitest'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { noSignal } from '../../integration/s3/stores'
import { startForwardProxy } from '../../support/servers/forward-proxy'
import { scriptedStore } from '../../support/servers/scripted-server'
import { makeSilentLog } from '../../support/silent-log'

it('a request can be cancelled while the system looks for its proxy, which serves those after it', async () => {
  const { target } = await scriptedStore(() => ({ status: 200, headers: { etag: '"e"' } }))
  const office = await startForwardProxy()
  onTestFinished(() => office.stop())
  const now = vi.spyOn(performance, 'now')
  onTestFinished(() => now.mockRestore())
  let tell: ((proxy: string) => void) | undefined
  const answers = [Promise.resolve(''), new Promise<string>((resolve) => (tell = resolve))]
  const proxyOf = async (): Promise<string> => answers.shift() ?? office.address
  const store = createObjectStores({ log: makeSilentLog(), proxyOf }).open(target)
  onTestFinished(() => store.dispose())
  const put = (signal = noSignal()) => store.putBytes('a.png', new Uint8Array(3), 'image/png', signal)
  expect(await put()).toMatchObject({ ok: true })

  now.mockReturnValue(performance.now() + 10_000)
  const controller = new AbortController()
  const cancelled = put(controller.signal)
  await vi.waitFor(() => expect(answers).toHaveLength(0))
  controller.abort()
  expect(await cancelled).toMatchObject({ ok: false })

  tell?.(office.address)
  expect(await put()).toMatchObject({ ok: true })
  expect(office.seen).toHaveLength(1)
})

it('the first request, too, can be cancelled while the system looks for a proxy, and the others wait for it', async () => {
  const { target } = await scriptedStore(() => ({ status: 200, headers: { etag: '"e"' } }))
  const office = await startForwardProxy()
  onTestFinished(() => office.stop())
  let tell: ((proxy: string) => void) | undefined
  const proxyOf = (): Promise<string> => new Promise((resolve) => (tell = resolve))
  const store = createObjectStores({ log: makeSilentLog(), proxyOf }).open(target)
  onTestFinished(() => store.dispose())
  const put = (signal = noSignal()) => store.putBytes('a.png', new Uint8Array(3), 'image/png', signal)

  const controller = new AbortController()
  const [cancelled, other] = [put(controller.signal), put()]
  await vi.waitFor(() => expect(tell).toBeDefined())
  controller.abort()
  expect(await cancelled).toMatchObject({ ok: false })

  tell?.(office.address)
  expect(await other).toMatchObject({ ok: true })
  expect(office.seen).toHaveLength(1)
})
