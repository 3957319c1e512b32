import { open } from 'node:fs/promises'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { HiddenPrompt, readAll } from '../../../electron/cli/terminal/terminal'

const never = new AbortController().signal

function scripted() {
  const input = new PassThrough()
  const output = new PassThrough()
  const prompt = new HiddenPrompt({ input, output })
  return { input, output, prompt }
}

describe('answers that a script gives', () => {
  it('are its lines in order, even if they all come at once', async () => {
    const { input, output, prompt } = scripted()
    input.end('correct horse\ncorrect horse\n')
    expect(await prompt.ask('Passphrase')).toBe('correct horse')
    expect(await prompt.ask('Again')).toBe('correct horse')
    expect(await prompt.ask('Once more')).toBeUndefined()
    expect(await prompt.ask('And again')).toBeUndefined()
    expect(output.read()).toBeNull()
  })

  it('are awaited one by one, and nothing is read in between', async () => {
    const { input, prompt } = scripted()
    const first = prompt.ask('Passphrase')
    input.write('correct horse\n')
    expect(await first).toBe('correct horse')
    expect(input.isPaused()).toBe(true)
    const second = prompt.ask('Again')
    input.write('battery staple\n')
    expect(await second).toBe('battery staple')
  })

  it('are missing once the input has ended', async () => {
    const { input, prompt } = scripted()
    input.end('{"a": 1}')
    expect(await readAll(input, never)).toEqual(success('{"a": 1}'))
    expect(await prompt.ask('Passphrase')).toBeUndefined()
  })
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
