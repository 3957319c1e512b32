import { randomUUID } from 'node:crypto'
import type { Clock } from '../core/ports/clock'
import type { Ids } from '../core/ports/ids'

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

export const systemIds: Ids = { uuid: () => randomUUID(), random: () => Math.random() }
