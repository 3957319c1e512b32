import { open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { keepInput, readAll } from '../../../electron/cli/terminal/standard-input'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { folderForTest } from '../../support/files/folder-for-test'

const never = new AbortController().signal
let folder = ''
beforeEach(async () => {
  folder = path.join(await folderForTest('input'), 'own')
})

describe('reading the standard input', () => {
  it('joins characters that come in two pieces', async () => {
    const input = new PassThrough()
    const bytes = Buffer.from('사진')
    input.write(bytes.subarray(0, 4))
    input.end(bytes.subarray(4))
    expect(await readAll(input, never)).toEqual(success('사진'))
  })

  it('refuses a folder, for which Node gives an empty input', async () => {
    const handle = await open('.')
    onTestFinished(() => handle.close())
    const input = Object.assign(Readable.from([]), { fd: handle.fd })
    expect(await readAll(input, never)).toEqual(
      problem(failure('file-unreadable', { name: '-', reason: 'folder' })),
    )
  })

  it('ends when it is interrupted', async () => {
    const input = new PassThrough()
    const interruption = new AbortController()
    const read = readAll(input, interruption.signal)
    interruption.abort()
    expect(await read).toMatchObject({ ok: false, problem: { facts: { reason: 'cancelled' } } })
    expect(input.destroyed).toBe(true)
  })
})

describe('keeping the standard input', () => {
  it('stores all input in a file that nobody else may read', async () => {
    const input = new PassThrough()
    const keeping = keepInput(input, folder, never)
    input.write('first, ')
    input.end('second')
    const kept = await keeping
    if (!kept.ok) throw new Error(kept.problem.kind)
    expect(kept.value).toBe(path.join(folder, 'image'))
    expect(await readFile(kept.value, 'utf8')).toBe('first, second')
    expect((await stat(folder)).mode & 0o077).toBe(0)
  })

  it('stops waiting once it is interrupted', async () => {
    const input = new PassThrough()
    const interruption = new AbortController()
    const keeping = keepInput(input, folder, interruption.signal)
    input.write('first, ')
    interruption.abort()
    expect(await keeping).toEqual(problem(failure('unexpected', { reason: 'cancelled' })))
  })

  it('refuses a folder, for which Node gives an empty input', async () => {
    const handle = await open(path.dirname(folder))
    onTestFinished(() => handle.close())
    const input = Object.assign(Readable.from([]), { fd: handle.fd })
    expect(await keepInput(input, folder, never)).toEqual(
      problem(failure('file-unreadable', { name: '-', reason: 'folder' })),
    )
  })

  it('reports why nothing can be stored', async () => {
    const nowhere = path.join(folder, 'nowhere')
    expect(await keepInput(new PassThrough(), path.join(nowhere, 'own'), never)).toMatchObject({
      problem: { kind: 'file-unreadable', facts: { name: nowhere, reason: 'unwritable' }, detail: 'ENOENT' },
    })
  })
})
