import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { program } from './ollim'

/** The bit of SIGHUP, the last signal that a command begins to listen for; Node itself never does. */
const hangup = 1n

it('Ctrl+C ends a command that waits for its standard input', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'ollim-interrupt-'))
  const child = spawn(process.execPath, [program, 'import', '-'], {
    env: { PATH: process.env['PATH'], HOME: home, OLLIM_HOME: home },
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: 30_000,
    killSignal: 'SIGKILL',
  })
  const caught = async (): Promise<bigint> => {
    const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8')
    return BigInt(`0x${/SigCgt:\s*([0-9a-f]+)/.exec(status)?.[1] ?? '0'}`) & hangup
  }
  await expect.poll(caught, { timeout: 20_000 }).toBe(hangup)
  child.kill('SIGINT')
  await once(child, 'close')
  expect(child.exitCode).toBe(130)
  await rm(home, { recursive: true })
})
