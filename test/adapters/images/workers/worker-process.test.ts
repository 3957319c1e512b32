import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { startChild } from '../../../../electron/adapters/images/workers/child-process'
import {
  type ProcessEvents,
  type StartProcess,
  WorkerProcess,
} from '../../../../electron/adapters/images/workers/worker-process'
import { makeSilentLog } from '../../../support/silent-log'

const answer = z.object({ id: z.number(), said: z.string() })

/** Says what it is told, except for four words. */
const echo = `
import os from 'node:os'
process.on('message', ({ id, word }) => {
  if (word === 'priority') word = String(os.getPriority())
  if (word === 'die') process.exit(1)
  if (word === 'nonsense') process.send({ id, nothing: 'said' })
  else if (word !== 'nothing') process.send({ id, said: word })
})`

/** How often it may crash in a row. */
const maxDeaths = 2

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ollim-worker-'))
  await writeFile(join(folder, 'echo.mjs'), echo)
  await writeFile(join(folder, 'dead.mjs'), 'throw new Error("no sharp here")')
})
afterAll(() => rm(folder, { recursive: true }))

function make(
  program: string,
  idleMilliseconds = 1000,
  start: StartProcess = startChild,
  maxMilliseconds = 60_000,
) {
  const log = makeSilentLog()
  const worker = new WorkerProcess<{ word: string }, z.infer<typeof answer>>({
    name: 'echo',
    start,
    file: join(folder, program),
    parseAnswer: (message) => answer.safeParse(message).data,
    log,
    idleMilliseconds,
    maxMilliseconds,
    maxDeaths,
  })
  return { log, worker }
}

it('starts with the first job, ends when idle, and starts again', async () => {
  const { worker } = make('echo.mjs', 20)
  expect(worker.isRunning).toBe(false)
  for (const word of ['one', 'two']) {
    expect(await worker.ask({ word })).toMatchObject({ said: word })
    expect(worker.isRunning).toBe(true)
    await expect.poll(() => worker.isRunning).toBe(false)
  }
})

it('runs at a lower priority', async () => {
  const { worker } = make('echo.mjs')
  const { PRIORITY_BELOW_NORMAL } = os.constants.priority
  expect(await worker.ask({ word: 'priority' })).toMatchObject({ said: String(PRIORITY_BELOW_NORMAL) })
  worker.dispose()
})

it('returns nothing for a job that crashed it, and continues', async () => {
  const { worker } = make('echo.mjs')
  for (let round = 0; round <= maxDeaths; round++) {
    expect(await worker.ask({ word: 'die' })).toBeUndefined()
    expect(await worker.ask({ word: 'again' })).toMatchObject({ said: 'again' })
  }
  worker.dispose()
})

it('is ended after an answer of another shape, and starts again', async () => {
  let ends = 0
  const start: StartProcess = (...given) => {
    const started = startChild(...given)
    const end = (): void => {
      ends += 1
      started.end()
    }
    return { ...started, end }
  }
  const { worker } = make('echo.mjs', 1000, start)
  expect(await worker.ask({ word: 'nonsense' })).toBeUndefined()
  expect(ends).toBe(1)
  expect(await worker.ask({ word: 'again' })).toMatchObject({ said: 'again' })
  worker.dispose()
})

it('is not ended for a job that was done in time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { worker } = make('echo.mjs', 3000, startChild, 1000)
  expect(await worker.ask({ word: 'one' })).toMatchObject({ said: 'one' })
  vi.advanceTimersByTime(2000)
  expect(worker.isRunning).toBe(true)
  worker.dispose()
})

it('is ended if a job takes too long, and starts again', async () => {
  const ends: string[] = []
  const silent: StartProcess = () => ({ send: () => undefined, end: () => void ends.push('end') })
  const { worker } = make('echo.mjs', 1000, silent, 1)
  expect(await worker.ask({ word: 'nothing' })).toBeUndefined()
  expect(worker.isRunning).toBe(false)
  expect(await worker.ask({ word: 'nothing' })).toBeUndefined()
  expect(ends).toEqual(['end', 'end'])
})

it('gives the next job to a new process if the old one is broken but has not ended yet', async () => {
  const started: ProcessEvents[] = []
  const { worker } = make('echo.mjs', 1000, (_file, events) => {
    started.push(events)
    return { send: () => undefined, end: () => undefined }
  })
  const nonsense = worker.ask({ word: 'nonsense' })
  started[0]?.onMessage({ nothing: 'said' })
  const again = worker.ask({ word: 'again' })
  started[0]?.onMessage({ id: 2, said: 'something else' })
  started[0]?.onEnd(1)
  started[1]?.onMessage({ id: 2, said: 'again' })
  expect(await Promise.all([nonsense, again])).toEqual([undefined, { id: 2, said: 'again' }])
  worker.dispose()
})

it('gives up after too many crashes', async () => {
  const { log, worker } = make('dead.mjs')
  for (let attempt = 0; attempt < maxDeaths + 2; attempt++)
    expect(await worker.ask({ word: 'one' })).toBeUndefined()
  expect(log.lines.filter((line) => line === 'The echo process died')).toHaveLength(maxDeaths)
})

it('keeps nobody waiting when it is disposed', async () => {
  const { worker } = make('echo.mjs')
  const answered = worker.ask({ word: 'nothing' })
  worker.dispose()
  expect(await answered).toBeUndefined()
  expect(worker.isRunning).toBe(false)
})
