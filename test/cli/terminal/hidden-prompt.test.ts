import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { HiddenPrompt } from '../../../electron/cli/terminal/hidden-prompt'
import { readAll } from '../../../electron/cli/terminal/standard-input'
import { success } from '../../../electron/shared/result'

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
