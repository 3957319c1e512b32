import { describe, expect, it } from 'vitest'
import { BorrowedCredentials } from '../../../electron/core/credentials/borrowed-credentials'
import type { BorrowedSource, LentCredentials, LoanSource } from '../../../electron/core/credentials/lender'
import { failure, type Failure } from '../../../electron/shared/failures/failure'
import { problem, success, type Result } from '../../../electron/shared/result'
import { FakeClock } from '../../support/fake-clock'
import { sampleSession } from '../../support/sample-session'

const blog: BorrowedSource = { kind: 'profile', name: 'blog' }
const minute = 60_000
const never = new AbortController().signal
const ended = failure('credentials-expired', { reason: 'sso' })

function keys(name: string, expiresAt = 0): LentCredentials {
  return {
    accessKeyId: name,
    secretAccessKey: `secret of ${name}`,
    sessionToken: `token of ${name}`,
    expiresAt,
  }
}

/** A lender that answers in turn, the last answer over and over. */
function start(answer: (clock: FakeClock) => readonly Result<LentCredentials, Failure>[]) {
  const clock = new FakeClock()
  const answers = [...answer(clock)]
  const told: { asked: string[]; learnt: string[]; changes: number } = { asked: [], learnt: [], changes: 0 }
  const borrowed = new BorrowedCredentials({
    clock,
    lender: {
      lend: async (source) => {
        told.asked.push(source.kind === 'profile' ? source.name : source.kind)
        return (answers.length > 1 ? answers.shift() : answers[0]) ?? problem(ended)
      },
      offer: async () => ({ profiles: [], environment: false }),
      endpointOf: async () => '',
      authorityFileOf: async () => '',
    },
    redactSecret: (secret) => told.learnt.push(secret),
    onChange: () => (told.changes += 1),
  })
  const idOf = async (): Promise<string> => {
    const lent = await borrowed.of(blog, never)
    return lent.ok ? lent.value.accessKeyId : lent.problem.kind
  }
  return { borrowed, clock, told, idOf }
}

describe('borrowed credentials', () => {
  it('are requested once, however many uploads need them at the same time', async () => {
    const { told, idOf } = start(() => [success(keys('A'))])
    expect(await Promise.all([idOf(), idOf(), idOf()])).toEqual(['A', 'A', 'A'])
    expect(await idOf()).toBe('A')
    expect(told.asked).toEqual(['blog'])
    expect(told.learnt).toEqual(['secret of A', 'token of A'])
  })

  it('are kept apart by lender', async () => {
    const { borrowed, told } = start(() => [success(keys('A'))])
    await borrowed.of(blog, never)
    await borrowed.of({ kind: 'profile', name: 'work' }, never)
    await borrowed.of({ kind: 'environment' }, never)
    expect(told.asked).toEqual(['blog', 'work', 'environment'])
  })

  it('are renewed five minutes before they end, and report their new end', async () => {
    const { borrowed, clock, told, idOf } = start((now) => [
      success(keys('A', now.now() + 60 * minute)),
      success(keys('B', now.now() + 120 * minute)),
    ])
    const startedAt = clock.now()
    await idOf()
    clock.advance(54 * minute)
    expect(await idOf()).toBe('A')
    expect(borrowed.endOf(blog)).toBe(startedAt + 60 * minute)
    clock.advance(minute)
    expect(await idOf()).toBe('B')
    expect(borrowed.endOf(blog)).toBe(startedAt + 120 * minute)
    expect(told.changes).toBe(2)
  })

  it('are used until they end if they cannot be renewed, and then report the reason', async () => {
    const { clock, idOf } = start((now) => [success(keys('A', now.now() + 60 * minute)), problem(ended)])
    await idOf()
    clock.advance(59 * minute)
    expect(await idOf()).toBe('A')
    clock.advance(minute)
    expect(await idOf()).toBe('credentials-expired')
  })

  it('are not requested again for every request if they cannot be renewed', async () => {
    const { clock, told, idOf } = start((now) => [success(keys('A', now.now() + 4 * minute)), problem(ended)])
    await idOf()
    for (let request = 0; request < 20; request += 1) expect(await idOf()).toBe('A')
    clock.advance(minute)
    for (let request = 0; request < 20; request += 1) expect(await idOf()).toBe('A')
    expect(told.asked).toHaveLength(2)
    clock.advance(3 * minute)
    expect(await idOf()).toBe('credentials-expired')
  })

  it('are requested once, too, if by this computer’s clock they had ended before they were lent', async () => {
    const { clock, told, idOf } = start((now) => [success(keys('A', now.now() - minute)), problem(ended)])
    for (let request = 0; request < 20; request += 1) expect(await idOf()).toBe('A')
    expect(told.asked).toHaveLength(1)
    clock.advance(15 * minute)
    expect(await idOf()).toBe('A')
    expect(told.asked).toHaveLength(2)
  })

  it('are requested again after a quarter of an hour if they have no known end', async () => {
    const { clock, told, idOf } = start(() => [success(keys('A')), success(keys('B'))])
    await idOf()
    clock.advance(14 * minute)
    expect(await idOf()).toBe('A')
    clock.advance(minute)
    expect(await idOf()).toBe('B')
    expect(told.changes).toBe(0)
  })

  it('keep nobody waiting for ever', async () => {
    const clock = new FakeClock()
    const silent = new BorrowedCredentials({
      clock,
      lender: {
        lend: () => new Promise(() => undefined),
        offer: async () => ({ profiles: [], environment: false }),
        endpointOf: async () => '',
        authorityFileOf: async () => '',
      },
      redactSecret: () => undefined,
      onChange: () => undefined,
    })
    const waiting = silent.of(blog, never)
    clock.advance(minute)
    expect(await waiting).toMatchObject({
      problem: { kind: 'credentials-missing', facts: { reason: 'lenderSilent' } },
    })
    const cancelling = new AbortController()
    const cancelled = silent.of(blog, cancelling.signal)
    cancelling.abort()
    expect(await cancelled).toMatchObject({ problem: { facts: { reason: 'cancelled' } } })
  })
})

describe('a lender that gives nothing', () => {
  const lends = (lend: () => Promise<Result<LentCredentials, Failure>>) => {
    const clock = new FakeClock()
    const offer = async () => ({ profiles: [], environment: false })
    const lender = { lend, offer, endpointOf: async () => '', authorityFileOf: async () => '' }
    const needs = { redactSecret: () => undefined, onChange: () => undefined }
    return { clock, borrowed: new BorrowedCredentials({ ...needs, clock, lender }) }
  }

  it('is asked anew by whoever tries again after a minute in vain', async () => {
    const answers: ((answer: Result<LentCredentials, Failure>) => void)[] = []
    const { clock, borrowed } = lends(() => new Promise((resolve) => answers.push(resolve)))
    const first = borrowed.of(blog, never)
    clock.advance(minute)
    expect(await first).toMatchObject({ problem: { facts: { reason: 'lenderSilent' } } })

    const second = borrowed.of(blog, never)
    answers[0]?.(problem(ended))
    const third = borrowed.of(blog, never)
    answers[1]?.(success(keys('A')))
    expect(await second).toMatchObject({ value: { accessKeyId: 'A' } })
    expect(await third).toMatchObject({ value: { accessKeyId: 'A' } })
    expect(answers).toHaveLength(2)
  })

  it('and breaks instead keeps nobody waiting', async () => {
    const { borrowed } = lends(() => Promise.reject(new Error('broken')))
    await expect(borrowed.of(blog, never)).rejects.toThrow('broken')
  })
})

describe('a session with a role', () => {
  const wrong = failure('secret-wrong')
  const lendsTo = (right: string) => (source: LoanSource) => {
    const { base } = source.kind === 'session' ? source : sampleSession()
    const isRight = base.kind === 'keys' && base.secretAccessKey === right
    return isRight ? success(keys('A')) : problem(wrong)
  }
  const sessions = (lend: (source: LoanSource) => Promise<Result<LentCredentials, Failure>>) =>
    new BorrowedCredentials({
      clock: new FakeClock(),
      lender: {
        lend,
        offer: async () => ({ profiles: [], environment: false }),
        endpointOf: async () => '',
        authorityFileOf: async () => '',
      },
      redactSecret: () => undefined,
      onChange: () => undefined,
    })

  it('is not lent to whoever types another secret for the same key', async () => {
    const borrowed = sessions(async (source) => lendsTo('right')(source))
    expect(await borrowed.of(sampleSession('right'), never)).toMatchObject({ ok: true })
    expect(await borrowed.of(sampleSession('other'), never)).toEqual(problem(wrong))
    expect(await borrowed.of(sampleSession('right'), never)).toMatchObject({ ok: true })
  })

  it('is asked for with the whole secret, while the answer about half of it is still awaited', async () => {
    const waiting: (() => void)[] = []
    const borrowed = sessions(
      (source) => new Promise((resolve) => waiting.push(() => resolve(lendsTo('whole')(source)))),
    )
    const asked = ['who', 'whole'].map((secret) => borrowed.of(sampleSession(secret), never))
    for (const answer of waiting) answer()
    expect(await Promise.all(asked)).toMatchObject([{ ok: false }, { ok: true }])
  })
})

describe('borrowed credentials that a server has refused', () => {
  it('are replaced if the lender has others by now', async () => {
    const { borrowed, idOf } = start(() => [success(keys('A')), success(keys('B'))])
    await idOf()
    expect(await borrowed.replaced(blog, keys('A'), never)).toBe(true)
    expect(await idOf()).toBe('B')
  })

  it('are replaced without asking again if another request has already got others', async () => {
    const { borrowed, told, idOf } = start(() => [success(keys('A')), success(keys('B'))])
    await idOf()
    expect(await borrowed.replaced(blog, keys('A'), never)).toBe(true)
    expect(await borrowed.replaced(blog, keys('A'), never)).toBe(true)
    expect(told.asked).toHaveLength(2)
    expect(await borrowed.replaced(blog, keys('B'), never)).toBe(false)
  })

  it('are not replaced if the lender has the same ones', async () => {
    const { borrowed, idOf } = start(() => [success(keys('A'))])
    await idOf()
    expect(await borrowed.replaced(blog, keys('A'), never)).toBe(false)
  })

  it('are dropped if the lender has none any more: the next upload gets the reason', async () => {
    const { borrowed, idOf } = start(() => [success(keys('A')), problem(ended)])
    await idOf()
    expect(await borrowed.replaced(blog, keys('A'), never)).toBe(false)
    expect(await idOf()).toBe('credentials-expired')
  })
})
