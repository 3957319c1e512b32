import { tmpdir } from 'node:os'
import { describe, expect, inject, it } from 'vitest'
import { environmentOf, runOllim } from './ollim'

const ceph = inject('ceph')

describe.runIf(ceph !== null)('ollim check on Ceph', () => {
  if (ceph === null) return
  const owned = { ...ceph, bucket: ceph.publicBucket }
  const check = (change: Record<string, string>) =>
    runOllim(['check', '--json'], { env: { ...environmentOf(owned), ...change }, cwd: tmpdir() })

  it('passes if uploads will succeed', async () => {
    const { code, stdout, stderr } = await check({})
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const passed = { status: 'passed', kind: '', fix: '' }
    expect(JSON.parse(stdout)).toMatchObject({
      destination: ceph.publicBucket,
      ok: true,
      checks: [
        { step: 'who', ...passed, evidence: { status: 200, requestId: expect.stringMatching(/./) } },
        { step: 'where', ...passed },
        { step: 'may', ...passed },
        { step: 'link', ...passed },
      ],
    })
  })

  it('passes for a private bucket, but reports that its links do not open', async () => {
    const { code, stdout } = await check({ OLLIM_BUCKET: ceph.privateBucket })
    expect(code).toBe(0)
    const link = { step: 'link', status: 'failed', kind: 'access-denied' }
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, checks: [{}, {}, {}, link] })
  })

  it.each([
    [{ OLLIM_SECRET_ACCESS_KEY: 'wrong' }, ['failed', 'skipped', 'skipped', 'skipped']],
    [{ OLLIM_BUCKET: 'not-here' }, ['passed', 'failed', 'skipped', 'skipped']],
    [{ OLLIM_BUCKET: ceph.deniedBucket }, ['passed', 'passed', 'failed', 'skipped']],
  ])('fails with %j', async (change, statuses) => {
    const { code, stdout } = await check(change)
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, checks: statuses.map((status) => ({ status })) })
  })
})
