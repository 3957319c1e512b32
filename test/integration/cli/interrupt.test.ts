import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest'
import { messagesFrom } from '../../../electron/cli/handover/message-lines'
import { parseRequest } from '../../../electron/cli/handover/protocol'
import { openDatabase } from '../../../electron/adapters/database/database'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import { TestBucket } from '../../support/faults/test-bucket'
import { folderForTest } from '../../support/files/folder-for-test'
import { sampleEntry, sampleSource } from '../../support/sample-entries'
import { writeSparseImage } from '../../support/images/write-images'
import { targetOf } from '../../support/servers/targets'
import { startProxy } from '../../support/servers/slow-proxy'
import { makeSilentLog } from '../../support/silent-log'
import { program, startOllim, typeToOllim } from './ollim'

/** The bit of SIGHUP, the last signal that a command begins to listen for; Node itself never does. */
const hangup = 1n

let home: string
beforeEach(async () => {
  home = await folderForTest('interrupt')
})

it('Ctrl+C ends a command that waits for its standard input', async () => {
  const child = spawn(process.execPath, [program, 'import', '-'], {
    env: { PATH: process.env['PATH'], HOME: home, OLLIM_HOME: home },
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: 30_000,
    killSignal: 'SIGKILL',
  })
  const caught = async (): Promise<bigint> => {
    const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8')
    return BigInt(`0x${/SigCgt:\s*([0-9a-f]+)/.exec(status)?.[1] ?? '0'}`) & hangup
  }
  await expect.poll(caught, { timeout: 20_000 }).toBe(hangup)
  child.kill('SIGINT')
  await once(child, 'close')
  expect(child.exitCode).toBe(130)
})

it('Ctrl+C at a question ends the command, which does not take it for a missing answer', async () => {
  const settings = { ...emptySettings, destinations: [targetOf({})], defaultDestinationId: targetOf({}).id }
  await mkdir(path.join(home, 'home'))
  await writeFile(path.join(home, 'home', 'settings.json'), JSON.stringify(settings))
  const typed = { question: 'Passphrase: ', keys: '\u0003' }
  const { code, screen } = await typeToOllim(
    ['export', '--secrets', 'all.json'],
    { cwd: home, env: {} },
    typed,
  )
  expect(screen).toBe('Passphrase: \r\nInterrupted before anything was sent.\r\n')
  expect(code).toBe(130)
})

it('pressing Ctrl+C twice leaves nothing of the standard input behind, even if the app does not answer', async () => {
  const temporary = path.join(home, 'tmp')
  await mkdir(temporary)
  const asked: unknown[] = []
  const note = async (messages: AsyncIterable<unknown>) => {
    for await (const message of messages) asked.push(parseRequest(message)?.type)
  }
  const app = createServer((socket) => void note(messagesFrom(socket))).listen(path.join(home, 'ollim.sock'))
  onTestFinished(() => void app.close())
  const child = spawn(process.execPath, [program, 'upload', '-'], {
    env: { PATH: process.env['PATH'], HOME: home, OLLIM_HOME: home, TMPDIR: temporary },
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: 30_000,
    killSignal: 'SIGKILL',
  })
  child.stdin.end('an image')
  await expect.poll(() => asked, { timeout: 20_000 }).toEqual(['upload'])
  expect(await readdir(temporary)).toHaveLength(1)
  child.kill('SIGINT')
  await expect.poll(() => asked).toEqual(['upload', 'cancel'])
  child.kill('SIGINT')
  await once(child, 'close')
  expect(child.exitCode).toBe(130)
  expect(await readdir(temporary)).toEqual([])
})

describe('Ctrl+C ends an export of the history', () => {
  beforeEach(() => {
    const database = openDatabase(path.join(home, 'home', 'ollim.sqlite'), makeSilentLog())
    const ids = Array.from({ length: 20_000 }, (_, index) => `e${index}`)
    database.history.add(ids.map((id) => ({ entry: sampleEntry(id, { key: id }), source: sampleSource() })))
    database.dispose()
  })

  const begin = (file: string) =>
    startOllim(['history', 'export', '--format', 'json', file], { cwd: home, env: {} })

  it('to a file, and leaves nothing of it behind', async () => {
    const { child, ended } = begin('all.json')
    // The name that it will have, and what is written so far.
    await expect.poll(() => readdir(home), { timeout: 20_000, interval: 1 }).toHaveLength(3)
    child.kill('SIGINT')
    expect(await ended).toEqual({ code: 130, stdout: '', stderr: '' })
    expect(await readdir(home)).toEqual(['home'])
  })

  it('to its standard output', async () => {
    const { child, ended } = begin('-')
    child.stdout?.once('data', () => child.kill('SIGINT'))
    expect(await ended).toMatchObject({ code: 130, stderr: '' })
  })
})

const ceph = inject('ceph')

it.runIf(ceph !== null)('Ctrl+C during an upload in parts leaves none of them on the server', async () => {
  if (ceph === null) return
  const bucket = new TestBucket(ceph, randomUUID())
  onTestFinished(() => bucket.dispose())
  const proxy = await startProxy(ceph.endpoint)
  onTestFinished(() => proxy.shut())
  proxy.slow(1024 ** 2 / 8)
  await writeSparseImage(path.join(home, 'large.png'), 24 * 1024 ** 2)
  const { child, ended } = startOllim(['upload', 'large.png'], {
    cwd: home,
    env: bucket.environment(proxy.endpoint),
  })
  await expect.poll(() => bucket.openMultiparts(), { timeout: 20_000 }).toHaveLength(1)

  child.kill('SIGINT')

  expect(await ended).toMatchObject({ code: 130, stdout: '' })
  expect(await bucket.openMultiparts()).toEqual([])
})
