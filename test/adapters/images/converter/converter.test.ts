import { appendFile, mkdir, rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { startChild } from '../../../../electron/adapters/images/workers/child-process'
import type { StartProcess } from '../../../../electron/adapters/images/workers/worker-process'
import type { ConversionOrder } from '../../../../electron/core/ports/images'
import { canMountSmallDisk, onSmallDisk } from '../../../support/files/small-disk'
import { makeSource } from '../../../support/files/source-file'
import { ConverterBench } from '../../../support/images/converter-bench'
import { makeNoise } from '../../../support/images/images'
import { makeSilentLog } from '../../../support/silent-log'

const bench = new ConverterBench()
const none = { ok: true, value: undefined }
const never = () => new AbortController().signal

beforeAll(() => bench.open())
afterAll(() => bench.close())
beforeEach(() => bench.begin())

const toWebp = async () => bench.order(await makeNoise('png', 50, 50), 'image/png', { to: 'webp' })

/** Takes an encoder longer than any of these tests waits. */
async function longOrder(): Promise<ConversionOrder> {
  const order = await bench.order(new Uint8Array(), 'image/jpeg', { to: 'avif' })
  return {
    ...order,
    source: await makeSource(bench.folder, 'large.jpg', await makeNoise('jpeg', 2000, 1500)),
  }
}

it('a file that has changed since is refused', async () => {
  const order = await toWebp()
  await appendFile(order.source.path, 'more')
  expect(await bench.convert(order)).toMatchObject({
    problem: { kind: 'file-changed', facts: { name: 'picture.png' } },
  })
  await rm(order.source.path)
  expect(await bench.convert(order)).toMatchObject({
    problem: { kind: 'file-unreadable', facts: { name: 'picture.png', reason: 'gone' } },
  })
})

it.runIf(canMountSmallDisk)('a full disk is reported as such', async () => {
  await mkdir(bench.spoolFolder)
  await onSmallDisk(bench.spoolFolder, 64, async () => {
    const order = await bench.order(await makeNoise('png', 600, 600), 'image/png', { to: 'webp' })
    expect(await bench.convert(order)).toMatchObject({ problem: { kind: 'disk-full' } })
    expect(await bench.spooled()).toEqual([])
  })
})

it('a crash leaves the image as it is, and the next one is converted, however many crashed', async () => {
  let started = 0
  const killing: StartProcess = (file, events) => {
    const child = startChild(file, events)
    started += 1
    return started <= 4 ? { ...child, send: () => child.end() } : child
  }
  const own = bench.make({ startProcess: killing })
  for (let image = 0; image < 4; image++) {
    expect(await own.convert(await toWebp(), 'a.png', never(), () => undefined)).toEqual(none)
  }
  expect(await bench.spooled()).toEqual([])
  expect(await own.convert(await toWebp(), 'a.png', never(), () => undefined)).toMatchObject({
    value: { contentType: 'image/webp' },
  })
  own.dispose()
})

it('a conversion that takes too long is given up, but not those behind it', async () => {
  const log = makeSilentLog()
  let hasBegun = (): void => undefined
  const begun = new Promise<void>((resolve) => (hasBegun = resolve))
  let started = 0
  const stalling: StartProcess = (file, events) => {
    const child = startChild(file, events)
    started += 1
    return started === 1 ? { ...child, send: hasBegun } : child
  }
  const own = bench.make({ startProcess: stalling, maxMilliseconds: 60_000, log })
  const order = await toWebp()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const [late, next] = ['late.png', 'next.png'].map((name) =>
    own.convert(order, name, never(), () => undefined),
  )
  await begun
  vi.advanceTimersByTime(59_999)
  expect(log.lines).toEqual([])
  vi.advanceTimersByTime(1)
  expect(await late).toEqual(none)
  expect(await next).toMatchObject({ value: { contentType: 'image/webp' } })
  expect(log.lines).toEqual(['The converter process takes too long'])
  own.dispose()
})

it('an image that waits for its turn has not begun', async () => {
  const begun: string[] = []
  const order = await toWebp()
  const first = new AbortController()
  const convert = (name: string, signal: AbortSignal) =>
    own.convert(order, name, signal, () => begun.push(name))
  const own = bench.make({
    startProcess: (file, events) => ({ ...startChild(file, events), send: () => undefined }),
  })
  const ends = [
    convert('a.png', first.signal),
    convert('b.png', AbortSignal.abort()),
    convert('c.png', never()),
  ]
  await expect.poll(() => begun).toEqual(['a.png'])
  expect(await ends[1]).toEqual(none)
  first.abort()
  await ends[0]
  await expect.poll(() => begun).toEqual(['a.png', 'c.png'])
  own.dispose()
})

it('a cancelled conversion ends at once, running or waiting, and leaves no file', async () => {
  const [running, waiting] = [new AbortController(), new AbortController()]
  const [long, short] = [await longOrder(), await toWebp()]
  const first = bench.convert(long, running.signal)
  const second = bench.convert(long, waiting.signal)
  const third = bench.convert(short)
  await expect.poll(() => bench.spooled(), { timeout: 20_000 }).toHaveLength(1)
  waiting.abort()
  expect(await second).toEqual(none)
  running.abort()
  expect(await first).toEqual(none)
  expect(await third).toMatchObject({ value: { contentType: 'image/webp' } })
  expect(await bench.spooled()).toHaveLength(1)
})
