import { describe, expect, it } from 'vitest'
import { Withdrawals } from '../../../../electron/core/uploads/attempt/withdrawals'
import { settled } from '../../../support/settled'

const forEver = (): AbortSignal => new AbortController().signal

describe('the clean-up at the server', () => {
  it('makes the upload wait until it has ended', async () => {
    const withdrawals = new Withdrawals()
    let removed: () => void = () => undefined
    const removal = new Promise<void>((resolve) => (removed = resolve))
    void withdrawals.trackCleanUp('a', () => removal)
    let goesOn = false
    void withdrawals.untilCleanedUp('a', forEver()).then(() => (goesOn = true))
    await settled()
    expect(goesOn).toBe(false)
    removed()
    await settled()
    expect(goesOn).toBe(true)
    expect(withdrawals.mayBegin('a')).toBe(true)
  })

  it('does not begin before the attempt has ended', async () => {
    const withdrawals = new Withdrawals()
    let end: (outcome: string) => void = () => undefined
    const outcome = withdrawals.trackAttempt('a', () => new Promise<string>((resolve) => (end = resolve)))
    expect(['a', 'b'].map((id) => withdrawals.mayBegin(id))).toEqual([false, true])
    end('aborted')
    expect(await outcome).toBe('aborted')
    expect(withdrawals.mayBegin('a')).toBe(true)
  })

  it('no longer delays an upload that is cancelled meanwhile', async () => {
    const withdrawals = new Withdrawals()
    void withdrawals.trackCleanUp('a', () => new Promise(() => undefined))
    const controller = new AbortController()
    const given = withdrawals.untilCleanedUp('a', controller.signal)
    controller.abort()
    expect(await given).toBe(false)
  })

  it('asks once for another key if a deletion had no answer', async () => {
    const withdrawals = new Withdrawals()
    withdrawals.noteUnanswered('a')
    expect(await withdrawals.untilCleanedUp('b', forEver())).toBe(false)
    expect(await withdrawals.untilCleanedUp('a', forEver())).toBe(true)
    expect(await withdrawals.untilCleanedUp('a', forEver())).toBe(false)
  })
})
