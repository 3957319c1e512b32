import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { keepRunning } from '../../../build/support/keep-running.mjs'

/** A process that takes its time to end, as an app that is quitting does. */
class SlowProcess extends EventEmitter {
  kills = 0

  kill(): boolean {
    this.kills += 1
    return true
  }
}

function kept() {
  const started: SlowProcess[] = []
  const onEnd = vi.fn<() => void>()
  const start = () => {
    const process = new SlowProcess()
    started.push(process)
    return process
  }
  return { started, onEnd, ...keepRunning(start, onEnd) }
}

it('starts one process for several changes while the previous process is ending', () => {
  const { started, onEnd, restart } = kept()
  restart()
  restart()
  restart()
  expect(started).toHaveLength(1)
  expect(started[0]?.kills).toBe(1)
  started[0]?.emit('exit')
  expect(started).toHaveLength(2)
  expect(onEnd).not.toHaveBeenCalled()
})

it('reports that the process ended by itself, also after a restart', () => {
  const { started, onEnd, restart } = kept()
  restart()
  restart()
  started[0]?.emit('exit')
  started[1]?.emit('exit')
  expect(started).toHaveLength(2)
  expect(onEnd).toHaveBeenCalledOnce()
})
