import { expect, it } from 'vitest'
import { endCore } from '../../electron/core/end-core'
import { makeSilentLog } from '../support/silent-log'

it('what fails to end is logged, and the engine still ends last', async () => {
  const ended: string[] = []
  const log = makeSilentLog()
  const core = {
    mover: { dispose: async () => void ended.push('moves') },
    deletions: { dispose: async () => Promise.reject(new Error('The database is locked')) },
    replacer: { dispose: async () => void ended.push('replacement') },
    engine: {
      finishIntake: async () => void ended.push('intake'),
      dispose: async () => void ended.push(`engine, after ${log.lines.length} line`),
    },
    log,
  }

  await endCore(core, () => undefined)

  expect(ended).toEqual(['moves', 'replacement', 'intake', 'engine, after 1 line'])
})
