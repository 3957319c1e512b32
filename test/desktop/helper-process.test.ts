import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { helperStarter } from '../../electron/desktop/helper-process'

const forked = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({ utilityProcess: { fork: forked } }))

const makeEvents = () => ({ onStarted: vi.fn(), onMessage: vi.fn(), onSaid: vi.fn(), onEnd: vi.fn() })

it('a helper is known by its process ID once it has started', () => {
  const child = Object.assign(new EventEmitter(), { pid: 4242 })
  forked.mockReturnValue(child)
  const events = makeEvents()
  helperStarter('Ollim thumbnails')('/thumbnail-worker.js', events)
  expect(events.onStarted).not.toHaveBeenCalled()
  child.emit('spawn')
  expect(events.onStarted.mock.calls).toEqual([[4242]])
})

it('a helper that runs out of memory ends as any other, and its error ends nothing else', () => {
  const child = new EventEmitter()
  forked.mockReturnValue(child)
  const events = makeEvents()
  helperStarter('Ollim thumbnails')('/thumbnail-worker.js', events)

  // The report that comes with it contains the environment.
  child.emit('error', 'FatalError', 'Zone', '{"environmentVariables":{"OLLIM_SECRET_ACCESS_KEY":"hush"}}')
  child.emit('exit', 133)

  expect(events.onSaid.mock.calls).toEqual([['FatalError: Zone']])
  expect(events.onEnd.mock.calls).toEqual([[133]])
})
