import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFileLog } from '../../../electron/adapters/log/log'
import { Redactor } from '../../../electron/core/log/redactor'
import { folderForTest } from '../../support/files/folder-for-test'

let folder: string
const written = (): string => readFileSync(path.join(folder, 'ollim.log'), 'utf8')

beforeEach(async () => {
  folder = await folderForTest('log')
})

describe('the log file', () => {
  it('has one line per event, with its facts', () => {
    const log = createFileLog(folder, (line) => line)
    log.info('Started', { version: '0.1.0' })
    log.warn('Slow', { note: 'two\nlines' })
    const lines = written().trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/\[info\]\s+Started \{ version: '0\.1\.0' \}$/)
    expect(lines[1]).toMatch(/\[warn\]\s+Slow/)
  })

  it('keeps the stack of an error and survives facts that refer to themselves', () => {
    const log = createFileLog(folder, (line) => line)
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    log.error('Broke', { error: new Error('disk gone') })
    log.error('Odd', circle)
    expect(written()).toContain('disk gone')
    expect(written()).toContain('Odd')
  })

  it('contains no secret, neither in a message nor in facts', () => {
    const redactor = new Redactor()
    redactor.add('sWordFish/0123456789')
    const log = createFileLog(folder, (line) => redactor.redact(line))
    log.info('Signed with sWordFish/0123456789')
    log.info('Saved', { draft: { secretAccessKey: 'another-one-42' } })
    expect(written()).not.toMatch(/sWordFish|another-one/)
    expect(written()).toContain('[redacted]')
  })

  it.skipIf(process.platform === 'win32')(
    'can be read by this person only, like the folder made for it',
    () => {
      const made = path.join(folder, 'logs')
      createFileLog(made, (line) => line).info('Started')
      expect(statSync(path.join(made, 'ollim.log')).mode & 0o777).toBe(0o600)
      expect(statSync(made).mode & 0o777).toBe(0o700)
    },
  )

  it('starts a new file when the old one is long, and keeps the old one', () => {
    const log = createFileLog(folder, (line) => line)
    for (let line = 0; line < 50; line += 1) log.info('x'.repeat(64 * 1024))
    log.info('after')
    expect(written()).toContain('after')
    expect(written().length).toBeLessThan(3 * 1024 * 1024)
    expect(statSync(path.join(folder, 'ollim.old.log')).size).toBeGreaterThan(2 * 1024 * 1024)
  })
})
