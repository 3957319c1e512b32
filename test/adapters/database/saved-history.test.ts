import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSavedHistory } from '../../../electron/adapters/database/saved-history'
import { makeSilentLog } from '../../support/silent-log'

describe('the history that a command reads', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ollim-saved-history-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it.each([
    ['cannot be opened', (file: string) => mkdir(file), 'databaseUnreadable'],
    ['is no database', (file: string) => writeFile(file, 'a shopping list '.repeat(100)), 'databaseDamaged'],
  ])('is refused with a reason where its file %s', async (_what, make, reason) => {
    const file = path.join(folder, 'ollim.sqlite')
    await make(file)
    expect(openSavedHistory(file, makeSilentLog())).toMatchObject({
      ok: false,
      problem: { facts: { reason } },
    })
  })
})
