import { spawnSync } from 'node:child_process'
import { expect, it, vi } from 'vitest'
import { startHelperProcess } from '../../electron/desktop/helper-process'

const child = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events')
  return Object.assign(new EventEmitter(), { pid: 0, kill: vi.fn(), stderr: null, postMessage: vi.fn() })
})
vi.mock('electron', () => ({ utilityProcess: { fork: () => child } }))

it('a helper that has ended before it could be told to be modest takes nothing else with it', () => {
  const events = { onMessage: vi.fn(), onSaid: vi.fn(), onEnd: vi.fn() }
  startHelperProcess('worker.js', events)
  child.pid = spawnSync(process.execPath, ['--version']).pid
  expect(() => child.emit('spawn')).not.toThrow()
  child.emit('exit', 1)
  expect(events.onEnd).toHaveBeenCalledWith(1)
})
