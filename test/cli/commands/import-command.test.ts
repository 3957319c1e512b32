import { describe, expect, it } from 'vitest'
import type { FoundDestination, ImportOrder, ImportReport } from '../../../electron/cli/work/settings-work'
import { longestFile } from '../../../electron/shared/destinations/paste'
import { problem, success } from '../../../electron/shared/result'
import { complete, run } from './run'

const added: FoundDestination = {
  ...{ source: 'rclone', label: 'work', notes: [] },
  outcome: { status: 'added', name: 'work', bucket: 'w', accessKeyIdEnd: 'A1B2', keeping: 'keyring' },
}
const incomplete: FoundDestination = {
  ...{ source: 'aws-csv', label: '', notes: [] },
  outcome: {
    ...{ status: 'incomplete', name: '' },
    problems: [{ problem: 'bucket-missing', facts: {} }],
  },
}
const known: FoundDestination = {
  ...{ source: 'picgo', label: '', notes: [] },
  outcome: { status: 'known', name: 'Blog' },
}

function importing(report: Partial<ImportReport>, orders: ImportOrder[] = []) {
  return {
    importText: async (order: ImportOrder) => {
      orders.push(order)
      return success<ImportReport>({ lock: 'open', notes: [], found: [], ...report })
    },
  }
}
const files = { '/pictures/keys.txt': 'pasted', '-': 'piped' }

describe('ollim import', () => {
  it('offers no destination that is not saved, and no variables for one', async () => {
    const missing = { importText: async () => problem({ kind: 'app-missing' as const }) }
    expect((await run(['import', 'keys.txt'], missing, { env: complete, files })).stderr).toBe(
      'Saved destinations need the Ollim app, which was not found. Name its executable with OLLIM_APP.\n',
    )
    const unknown = { kind: 'unknown-destination', name: 'photos', known: ['Blog'] } as const
    const refused = { importText: async () => problem(unknown) }
    expect(
      (await run(['import', '-d', 'photos', 'keys.txt'], refused, { env: complete, files })).stderr,
    ).toBe('There is no destination called “photos”. Choose one of: Blog.\n')
  })

  it('refuses a text that is too long to be one with keys, and gives the app no part of it', async () => {
    const orders: ImportOrder[] = []
    const long = { '/pictures/keys.txt': `AKIAIOSFODNN7EXAMPLE ${'x'.repeat(longestFile)}` }
    const { code, stderr } = await run(['import', 'keys.txt'], importing({}, orders), {
      files: long,
      env: {},
    })
    expect([code, stderr.trim()]).toEqual([2, expect.stringMatching(/\.$/)])
    expect(orders).toEqual([])
  })

  it('sends the text to the app and reports what was added', async () => {
    const orders: ImportOrder[] = []
    const ended = await run(['import', 'keys.txt'], importing({ found: [added] }, orders), { env: {}, files })
    expect(ended).toMatchObject({ code: 0, stderr: '', workers: ['app'] })
    expect(ended.stdout).toBe('Added “work”: bucket w, key …A1B2. (rclone configuration)\n')
    expect(orders).toMatchObject([{ text: 'pasted', destination: undefined, passphrase: '' }])
  })

  it('reads the standard input', async () => {
    const orders: ImportOrder[] = []
    await run(['import', '--destination', 'Blog', '-'], importing({ found: [added] }, orders), { files })
    expect(orders).toMatchObject([{ text: 'piped', destination: 'Blog' }])
  })

  it.each([
    { name: 'all added', found: [added], code: 0 },
    { name: 'there already', found: [known], code: 0 },
    { name: 'some left open', found: [added, incomplete], code: 1 },
    { name: 'nothing understood', found: [], code: 2 },
  ])('ends with $code: $name', async ({ found, code }) => {
    expect((await run(['import', '-'], importing({ found }), { files })).code).toBe(code)
  })

  it('prints nothing of a file that controls the terminal', async () => {
    const name = '\u001B[2J'
    const found = [added, incomplete].map((one) => ({ ...one, outcome: { ...one.outcome, name } }))
    const { stdout, stderr } = await run(['import', '-'], importing({ found }), { files })
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it('reports on stderr what is missing and what it did not understand', async () => {
    const report = { found: [incomplete], notes: [{ note: 'doubled', facts: {} }] } as const
    const { stdout, stderr } = await run(['import', '-'], importing(report), { files })
    expect(stdout).toBe('')
    expect(stderr).toBe(
      'It was pasted twice; Ollim read it once.\nNot added (AWS access key CSV): Enter the name of your bucket.\n',
    )
  })

  it('says which of several destinations is incomplete', async () => {
    const outcome = { ...incomplete.outcome, name: 'photos' }
    const found: FoundDestination[] = [{ ...incomplete, source: 'rclone', label: 'photos', outcome }]
    const { stderr } = await run(['import', '-'], importing({ found }), { files })
    expect(stderr).toBe('Not added: “photos” (rclone configuration): Enter the name of your bucket.\n')
  })

  it('does not warn of a missing keyring if there is no secret to keep', async () => {
    const outcome = { ...added.outcome, accessKeyIdEnd: '', keeping: 'memory' } as const
    const found = [{ ...added, outcome }]
    expect((await run(['import', '-'], importing({ found }), { files })).stderr).toBe('')
  })

  it('warns if no keyring keeps the secret', async () => {
    const outcome = { ...added.outcome, keeping: 'memory' } as const
    const found: FoundDestination[] = [
      { ...added, outcome: outcome.status === 'added' ? outcome : added.outcome },
    ]
    expect((await run(['import', '-'], importing({ found }), { files })).stderr).toMatch(/no keyring/)
  })

  it('reports an unreadable file, and starts no app for it', async () => {
    const ended = await run(['import', 'gone.csv'], importing({}), { files })
    expect(ended).toMatchObject({ code: 2, stdout: '', workers: [] })
    expect(ended.stderr).toMatch(/gone\.csv cannot be read/)
  })

  it('passes on why the app could do nothing', async () => {
    const refusing = { importText: async () => problem({ kind: 'app-not-started' } as const) }
    const { code, stderr } = await run(['import', '-'], refusing, { files })
    expect(code).toBe(2)
    expect(stderr).toMatch(/did not start/)
  })
})

describe('ollim import of encrypted secrets', () => {
  /** Opens with `open sesame` alone. */
  const locked = {
    importText: async ({ passphrase }: ImportOrder) =>
      success<ImportReport>(
        passphrase === 'open sesame'
          ? { lock: 'open', notes: [], found: [added] }
          : { lock: passphrase === '' ? 'locked' : 'unfit', notes: [], found: [] },
      ),
  }

  it.each([
    { from: 'the environment', env: { OLLIM_PASSPHRASE: 'open sesame' }, typed: [] },
    { from: 'the terminal', env: {}, typed: ['open sesame'] },
  ])('uses the passphrase from $from', async ({ env, typed }) => {
    const ended = await run(['import', 'keys.txt'], locked, { env, typed, files })
    expect(ended.code).toBe(0)
    expect(ended.stdout + ended.stderr).not.toContain('sesame')
  })

  it.each([
    { typed: ['guess'], says: /does not open it/ },
    { typed: [], says: /OLLIM_PASSPHRASE/ },
  ])('ends when $typed was typed', async ({ typed, says }) => {
    const { code, stdout, stderr } = await run(['import', 'keys.txt'], locked, { env: {}, typed, files })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
  })

  it('misses no passphrase when the question was interrupted', async () => {
    const signal = AbortSignal.abort()
    const { code, stderr } = await run(['import', 'keys.txt'], locked, { env: {}, signal, files })
    expect(code).toBe(130)
    expect(stderr).toBe('Passphrase: Interrupted before anything was sent.\n')
  })
})
