import { describe, expect, inject, it } from 'vitest'
import { runWithKillInParts } from '../../support/faults/resume-run'
import { flawless } from '../../support/faults/verdict'

const ceph = inject('ceph')
/** As many parts as are on their way at once. */
const maxOnTheirWay = 8

describe.runIf(ceph !== null)('after a crash in the middle of a large file', () => {
  if (ceph === null) return

  it('the upload continues with the next part, and sends no stored part again', async () => {
    const report = await runWithKillInParts(ceph, 200 * 1024 ** 2, 6)

    expect(report).toMatchObject({ parts: 25, verdict: flawless })
    expect(report.storedBefore.length).toBeGreaterThanOrEqual(6)
    expect(report.storedBefore.length).toBeLessThan(report.parts)
    expect(report.sentAgain.filter((part) => report.storedBefore.includes(part))).toEqual([])
    expect(report.sentAgain.length).toBeLessThanOrEqual(maxOnTheirWay)
  }, 120_000)
})
