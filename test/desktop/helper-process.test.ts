import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { helperStarter } from '../../electron/desktop/helper-process'

const forked = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({ utilityProcess: { fork: forked } }))

it('a helper that runs out of memory ends as any other, and its error ends nothing else', () => {
  const child = new EventEmitter()
  forked.mockReturnValue(child)
  const events = { onMessage: vi.fn(), onSaid: vi.fn(), onEnd: vi.fn() }
  helperStarter('Ollim thumbnails')('/thumbnail-worker.js', events)

  // The report that comes with it contains the environment.
  child.emit('error', 'FatalError', 'Zone', '{"environmentVariables":{"OLLIM_SECRET_ACCESS_KEY":"hush"}}')
  child.emit('exit', 133)

  expect(events.onSaid.mock.calls).toEqual([['FatalError: Zone']])
  expect(events.onEnd.mock.calls).toEqual([[133]])
})
