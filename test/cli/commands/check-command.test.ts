import { describe, expect, it } from 'vitest'
import type { Work } from '../../../electron/cli/work/work'
import type { CheckOutcome } from '../../../electron/shared/destinations/check'
import { failure } from '../../../electron/shared/failures/failure'
import { success } from '../../../electron/shared/result'
import { run } from './run'

const evidence = { status: 403, code: 'AccessDenied', requestId: 'tx1' }
const passed = { status: 'passed', note: 'known', facts: {}, evidence } as const
const denied: CheckOutcome = {
  status: 'failed',
  failure: failure('access-denied', { bucket: 'photos' }),
  evidence,
}
const skipped: CheckOutcome = { status: 'skipped' }

function checking(may: CheckOutcome, link: CheckOutcome = skipped): Partial<Work> {
  const outcomes = { who: passed, where: passed, may, link }
  const report = { outcomes, finishedAt: 1, tookMilliseconds: 1 }
  return { check: async () => success({ destination: 'photos', report }) }
}

describe('ollim check', () => {
  it.each([
    { may: passed, link: passed, code: 0 },
    { may: passed, link: denied, code: 0 },
    { may: denied, link: skipped, code: 1 },
    { may: skipped, link: skipped, code: 1 },
  ])('ends with $code when may is $may.status and link is $link.status', async ({ may, link, code }) => {
    expect(await run(['check'], checking(may, link))).toMatchObject({ code, stderr: '' })
  })

  it('prints one line per question', async () => {
    const { stdout } = await run(['check'], checking(denied))
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe('Who    passed: The server knows this key, and the secret fits.')
    expect(lines[2]).toMatch(/^May {4}failed: .+ \(AccessDenied, request tx1\)$/)
    expect(lines[3]).toMatch(/^Link {3}not reached: /)
  })

  it.each([
    ['', 'a CDN in front of it. “ollim policy --public” prints this policy. (AccessDenied, request tx1)'],
    ['b2', 'a CDN in front of it. (AccessDenied, request tx1)'],
  ])('says how to get the policy for readers, where there are policies: %s', async (provider, end) => {
    const facts = { reason: 'linkPrivate', ...(provider !== '' && { provider }) }
    const link = { ...denied, failure: failure('access-denied', facts) }
    const { stdout } = await run(['check'], checking(passed, link))
    expect(stdout.trimEnd().endsWith(end)).toBe(true)
  })

  it('prints nothing of a server that controls the terminal', async () => {
    const evil = { ...evidence, code: '\u001B]0;owned\u0007', requestId: '\u009B31m' }
    const { stdout } = await run(['check'], checking({ ...denied, evidence: evil }))
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it('prints JSON that scripts rely on', async () => {
    const { stdout } = await run(['check', '--json'], checking(denied))
    const none = { status: 0, code: '', requestId: '' }
    const known = 'The server knows this key, and the secret fits.'
    expect(JSON.parse(stdout)).toEqual({
      destination: 'photos',
      ok: false,
      checks: [
        { step: 'who', status: 'passed', kind: '', message: known, fix: '', evidence },
        expect.objectContaining({ step: 'where', status: 'passed' }),
        {
          ...{ step: 'may', status: 'failed', kind: 'access-denied', evidence },
          ...{ message: expect.any(String), fix: expect.any(String) },
        },
        { step: 'link', status: 'skipped', kind: '', message: expect.any(String), fix: '', evidence: none },
      ],
    })
  })

  it('still prints JSON if nothing could be checked', async () => {
    const { code, stdout, stderr } = await run(['check', '--json', '--destination', 'Blog'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/no destination yet/)
    expect(JSON.parse(stdout)).toMatchObject({
      destination: 'Blog',
      ok: false,
      checks: [
        { step: 'who', status: 'failed', kind: 'settings-incomplete' },
        { step: 'where', status: 'skipped' },
        { step: 'may', status: 'skipped' },
        { step: 'link', status: 'skipped' },
      ],
    })
  })
})
