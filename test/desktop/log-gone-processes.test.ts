import { expect, it, vi } from 'vitest'
import { logGoneProcesses } from '../../electron/desktop/log-gone-processes'

const { app } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events')
  return { app: new EventEmitter() }
})
vi.mock('electron', () => ({ app }))

it('logs the processes that broke down, and not those that were ended', () => {
  const log = { warn: vi.fn() }
  logGoneProcesses(log)
  const crashed = { type: 'GPU', name: '', reason: 'crashed', exitCode: 139 }
  for (const reason of ['clean-exit', 'killed', 'crashed'])
    app.emit('child-process-gone', {}, { ...crashed, reason })
  expect(log.warn.mock.calls).toEqual([['A process has broken down', crashed]])
})
