import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { logUncaught } from '../../electron/desktop/log-uncaught'

it('logs with its stack what nothing has caught', () => {
  const main = new EventEmitter()
  const log = { warn: vi.fn(), error: vi.fn() }
  logUncaught(main, log)
  main.emit('uncaughtExceptionMonitor', new Error('left alone'))
  expect(log.error).toHaveBeenCalledWith('Nothing has caught an error', {
    error: expect.stringMatching(/^Error: left alone\n +at .*log-uncaught\.test/),
  })
})
