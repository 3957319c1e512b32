import { describe, expect, it } from 'vitest'
import type { ExportOrder } from '../../../electron/cli/work/settings-work'
import { success } from '../../../electron/shared/result'
import { complete, run as runWith, startedInContainer } from './run'

function exporting(orders: ExportOrder[] = [], without: readonly string[] = []) {
  return {
    exportDestinations: async (order: ExportOrder) => {
      orders.push(order)
      return success({ text: '{"file":1}\n', names: ['Blog', 'Work'], without })
    },
  }
}

/** With a destination to export. */
const run: typeof runWith = (args, work, around) =>
  runWith(args, work, { running: startedInContainer, ...around })

describe('ollim export', () => {
  it('writes a file without secrets unless they are requested', async () => {
    const orders: ExportOrder[] = []
    const files: Record<string, string> = {}
    const ended = await run(['export', 'all.json'], exporting(orders), { env: {}, files })
    expect(ended).toMatchObject({ code: 0, stdout: '', workers: ['app'] })
    expect(ended.stderr).toBe('2 destinations exported, without their secrets.\n')
    expect(files).toEqual({ '/pictures/all.json': '{"file":1}\n' })
    expect(orders).toMatchObject([{ destination: undefined, passphrase: '' }])
  })

  it('writes to the standard output', async () => {
    const { stdout } = await run(['export', '-d', 'container', '-'], exporting(), { env: {} })
    expect(stdout).toBe('{"file":1}\n')
  })

  it('does not report success if the standard output did not take everything', async () => {
    const ended = await run(['export', '-'], exporting(), { env: {}, outputTrouble: 'ENOSPC' })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toBe('The disk that Ollim writes to is full. Free up some space, then retry.\n')
  })

  it.each([
    { name: 'typed twice', env: {}, typed: ['open sesame', 'open sesame'] },
    { name: 'of the environment', env: { OLLIM_PASSPHRASE: 'open sesame' }, typed: [] },
  ])('encrypts secrets with the passphrase $name', async ({ env, typed }) => {
    const orders: ExportOrder[] = []
    const ended = await run(['export', '--secrets', 'all.json'], exporting(orders), { env, typed })
    expect(ended.code).toBe(0)
    expect(orders).toMatchObject([{ passphrase: 'open sesame' }])
    expect(ended.stderr).not.toContain('sesame')
  })

  it.each([
    { typed: ['short'], says: /at least 8 characters/ },
    { typed: ['open sesame', 'open sesamе'], says: /differ/ },
    { typed: [], says: /OLLIM_PASSPHRASE/ },
  ])('writes nothing when $typed was typed', async ({ typed, says }) => {
    const ended = await run(['export', '--secrets', 'all.json'], exporting(), { env: {}, typed })
    expect(ended).toMatchObject({ code: 2, stdout: '', workers: [] })
    expect(ended.stderr).toMatch(says)
  })

  it('writes nothing, and misses no passphrase, when the question was interrupted', async () => {
    const signal = AbortSignal.abort()
    const ended = await run(['export', '--secrets', 'all.json'], exporting(), { env: {}, signal })
    expect(ended).toMatchObject({ code: 130, stdout: '', workers: [] })
    expect(ended.stderr).toBe('Passphrase: Interrupted before anything was sent.\n')
  })

  it.each([
    {
      args: [],
      code: 2,
      running: [],
      says: /^No destination is saved yet\. Add one in Ollim’s settings or with ollim import\.\n$/,
    },
    {
      args: ['-d', 'Blgo'],
      code: 2,
      running: startedInContainer,
      says: /^There is no destination called “Blgo”\. Choose one of: container\.\n$/,
    },
  ])('asks for no passphrase, and starts no app, with nothing to export: $args', async (given) => {
    const { args, code, running, says } = given
    const ended = await run(['export', '--secrets', ...args, 'all.json'], exporting(), {
      ...{ env: complete, running, typed: ['open sesame', 'open sesame'] },
    })
    expect(ended).toMatchObject({ code, stdout: '', workers: [] })
    expect(ended.stderr).toMatch(says)
  })

  it('asks for no passphrase, and the app for nothing, if the file is there already', async () => {
    const files = { '/pictures/all.json': 'kept' }
    const ended = await run(['export', '--secrets', 'all.json'], exporting(), {
      ...{ env: {}, files, typed: ['open sesame', 'open sesame'] },
    })
    expect(ended).toMatchObject({ code: 1, stdout: '', workers: [] })
    expect(ended.stderr).toBe('all.json already exists. Choose another name, or delete it first.\n')
    expect(files).toEqual({ '/pictures/all.json': 'kept' })
  })

  it('names destinations whose secret could not be read', async () => {
    const env = { OLLIM_PASSPHRASE: 'open sesame' }
    const { code, stderr } = await run(['export', '--secrets', '-'], exporting([], ['Work']), { env })
    expect(code).toBe(1)
    expect(stderr).toMatch(/No secret could be read for: Work\.\n$/)
  })
})
