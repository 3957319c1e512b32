import { createServer, type Socket } from 'node:net'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHandoverWork } from '../../../electron/cli/handover/handover-client'
import { serveHandover, type HandoverServer } from '../../../electron/cli/handover/handover-server'
import type { AppWork } from '../../../electron/cli/work/settings-work'
import { openSocket } from '../../../electron/cli/handover/open-socket'
import { messagesFrom, sendMessage } from '../../../electron/cli/handover/message-lines'
import { parseAnswer, protocolVersion } from '../../../electron/cli/handover/protocol'
import type { StartedApp } from '../../../electron/cli/handover/start-app'
import type { Refusal, UploadOrder } from '../../../electron/cli/work/work'
import type { UploadOutcome, UploadProgress } from '../../../electron/core/uploads/batches/upload-outcome'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success, type Result } from '../../../electron/shared/result'
import { folderForTest } from '../../support/files/folder-for-test'
import { idleWork } from '../../support/idle-work'
import { makeSilentLog } from '../../support/silent-log'

const outcomes: readonly UploadOutcome[] = [
  {
    ...{ input: 0, inner: '', name: 'a.png', status: 'done', url: 'https://cdn.test/a.png', key: 'a.png' },
    ...{ etag: 'e', sizeBytes: 68, contentType: 'image/png', destination: '사진' },
    ...{ id: 'a', bucket: 'photos', sha256: 'ab', uploadedAt: 1_700_000_000_000 },
  },
  {
    input: 1,
    inner: '',
    name: 'b\u2028.png',
    status: 'failed',
    failure: failure('timeout', { host: 'h' }, 'x'),
  },
]
const progress: UploadProgress = { finished: 1, total: 2, sentBytes: 3, totalBytes: 4 }
const evidence = { status: 200, code: '', requestId: 'r' }
const passed = { status: 'passed', note: 'known', facts: { bucket: 'photos' }, evidence } as const
const report = {
  outcomes: { who: passed, where: passed, may: passed, link: { status: 'skipped' } },
  finishedAt: 1,
  tookMilliseconds: 2,
} as const

describe('the handover of commands to the app', () => {
  let home: string
  let address: { readonly socket: string; readonly folder: string }
  const servers: HandoverServer[] = []

  beforeEach(async () => {
    home = await folderForTest('handover')
    address = { socket: path.join(home, 'ollim.sock'), folder: home }
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.dispose()
  })

  async function serve(work: Partial<AppWork> = {}): Promise<HandoverServer> {
    const served = await serveHandover({ address, work: { ...idleWork, ...work }, log: makeSilentLog() })
    if (!served.ok) throw new Error(served.problem)
    servers.push(served.value)
    return served.value
  }

  function client(startApp?: () => Promise<Result<StartedApp, Refusal>>): AppWork {
    const missing = async () => problem({ kind: 'app-missing' } as const)
    const saved = async () => success(emptySettings)
    return createHandoverWork({
      address: () => Promise.resolve(address),
      saved,
      startApp: startApp ?? missing,
    })
  }

  function order(change: Partial<UploadOrder> = {}): UploadOrder {
    return {
      paths: ['/a.png', '/b\u2028.png'],
      temporary: [],
      destination: undefined,
      conversion: {},
      removesMetadata: false,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onLeftOut: () => undefined,
      ...change,
    }
  }

  it('returns a great many outcomes in messages of limited size', async () => {
    const many = Array.from({ length: 1_750 }, () => outcomes).flat()
    await serve({ upload: async () => success(many) })
    expect(await client().upload(order())).toEqual(success(many))

    const socket = await openSocket(address.socket)
    if (socket === undefined) throw new Error('Nobody listens')
    sendMessage(socket, { version: protocolVersion, type: 'upload', paths: ['/all'] })
    const counts: unknown[] = []
    for await (const message of messagesFrom(socket)) {
      const answer = parseAnswer(message)
      if (answer?.type === 'outcomes' || answer?.type === 'uploaded') counts.push(answer.outcomes.length)
    }
    expect(counts).toEqual([1_000, 1_000, 1_000, 500])
  })

  it('sends an order to the app, and returns progress and outcomes', async () => {
    const orders: UploadOrder[] = []
    await serve({
      upload: async (got) => {
        orders.push(got)
        got.onProgress(progress)
        return success(outcomes)
      },
    })
    const told: UploadProgress[] = []
    const uploaded = await client().upload(
      order({
        ...{ temporary: ['/a.png'], destination: '사진', conversion: { to: 'webp' } },
        removesMetadata: true,
        onProgress: (now) => told.push(now),
      }),
    )
    expect(uploaded).toEqual(success(outcomes))
    expect(told).toEqual([progress])
    expect(orders).toMatchObject([
      {
        ...{ paths: ['/a.png', '/b\u2028.png'], temporary: ['/a.png'] },
        ...{ destination: '사진', conversion: { to: 'webp' }, removesMetadata: true },
      },
    ])
  })

  it('reports what was left out of folders', async () => {
    const leftOut = { count: 4, names: ['a.pdf', 'b.txt', 'c.zip'] }
    await serve({
      upload: async ({ onLeftOut }) => {
        onLeftOut(leftOut)
        return success(outcomes)
      },
    })
    const told: unknown[] = []
    await client().upload(order({ onLeftOut: (left) => told.push(left) }))
    expect(told).toEqual([leftOut])
  })

  it('returns a check and its report', async () => {
    await serve({ check: async ({ destination = '' }) => success({ destination, report }) })
    const signal = new AbortController().signal
    expect(await client().check({ destination: 'Blog', signal })).toEqual(
      success({ destination: 'Blog', report }),
    )
  })

  it('returns a refusal', async () => {
    const refusal = { kind: 'unknown-destination', name: 'x', known: ['Blog'] } as const
    await serve({ upload: async () => problem(refusal) })
    expect(await client().upload(order())).toEqual(problem(refusal))
  })

  it('serves several command lines at once', async () => {
    const waiting: (() => void)[] = []
    await serve({
      upload: async () => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        return success(outcomes)
      },
    })
    const both = [client().upload(order()), client().upload(order())]
    await expect.poll(() => waiting.length).toBe(2)
    for (const end of waiting) end()
    expect(await Promise.all(both)).toEqual([success(outcomes), success(outcomes)])
  })

  it('accepts an order of thousands of files', async () => {
    const paths = Array.from({ length: 20_000 }, (_, index) => `/pictures/한글 이름 ${index}.png`)
    let got: readonly string[] = []
    await serve({
      upload: async (asked) => {
        got = asked.paths
        return success([])
      },
    })
    await client().upload(order({ paths }))
    expect(got).toEqual(paths)
  })

  it('lets the app cancel and report what had arrived when it is interrupted', async () => {
    await serve({
      upload: async ({ signal }) => {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        return success(outcomes)
      },
    })
    const controller = new AbortController()
    const uploading = client().upload(order({ signal: controller.signal }))
    controller.abort()
    expect(await uploading).toEqual(success(outcomes))
  })

  it('cancels when the command line is killed', async () => {
    let signal: AbortSignal | undefined
    await serve({
      upload: async (got) => {
        signal = got.signal
        return new Promise(() => undefined)
      },
    })
    const socket = await openSocket(address.socket)
    socket?.write('{"version":1,"type":"upload","paths":["/a.png"]}\n')
    await expect.poll(() => signal?.aborted).toBe(false)
    socket?.destroy()
    await expect.poll(() => signal?.aborted).toBe(true)
  })

  it('reports that the app ended before it answered, which cancels nothing', async () => {
    let signal: AbortSignal | undefined
    const server = await serve({
      upload: async (got) => {
        signal = got.signal
        return new Promise(() => undefined)
      },
    })
    const uploading = client().upload(order())
    await expect.poll(() => signal).toBeDefined()
    await server.dispose()
    servers.length = 0
    expect(await uploading).toEqual(problem({ kind: 'app-gone' }))
    for (let turn = 0; turn < 10; turn++) await nextTurn()
    expect(signal?.aborted).toBe(false)
  })

  it.each(['{"version":2,"type":"upload","paths":[]}\n', 'hello\n', '{}\n'])(
    'refuses %j of another version instead of guessing',
    async (line) => {
      await serve()
      const socket = await openSocket(address.socket)
      socket?.write(line)
      expect(await textFrom(socket)).toBe('{"version":1,"type":"refused","refusal":{"kind":"app-differs"}}\n')
    },
  )

  it('sends only the options that are used, so that an older app still understands most orders', async () => {
    let asked: unknown
    const older = createServer((socket) => {
      void messagesFrom(socket)
        .next()
        .then(({ value }) => {
          asked = value
          socket.end()
        })
    })
    await new Promise<void>((resolve) => older.listen(address.socket, () => resolve()))
    await client().upload(order())
    expect(asked).toEqual({ version: protocolVersion, type: 'upload', paths: ['/a.png', '/b\u2028.png'] })
    await new Promise((resolve) => older.close(resolve))
  })

  it('refuses the answer of another version instead of guessing', async () => {
    const other = createServer((socket) => socket.resume().end('{"version":2,"type":"uploaded"}\n'))
    await new Promise<void>((resolve) => other.listen(address.socket, () => resolve()))
    expect(await client().upload(order())).toEqual(problem({ kind: 'app-differs' }))
    await new Promise((resolve) => other.close(resolve))
  })
})

async function textFrom(socket: Socket | undefined): Promise<string> {
  let text = ''
  for await (const chunk of socket ?? []) text += String(chunk)
  return text
}
