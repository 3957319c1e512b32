import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { endLeftovers, runMark } from '../../../build/tests/leftovers.mjs'

describe.runIf(process.platform === 'linux')('processes left by a test run', () => {
  it('are ended, at any depth and in any session, and no others', async () => {
    const mark = `leftovers-test-${String(process.pid)}`
    const marked = { ...process.env, [runMark]: mark }
    const script = 'setsid sleep 60 & echo started; wait'
    const deep = spawn('sh', ['-c', script], { env: marked, stdio: ['ignore', 'pipe', 'ignore'] })
    const other = spawn('sleep', ['60'], { env: { ...process.env, [runMark]: `${mark}-other` } })
    const ended = once(deep, 'close')
    await once(deep.stdout, 'data')
    await expect.poll(() => endLeftovers(mark)).toBeGreaterThan(0)
    await ended
    await expect.poll(() => endLeftovers(mark)).toBe(0)
    expect(other.exitCode ?? other.signalCode).toBeNull()
    other.kill()
  })
})
