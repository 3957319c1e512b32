import { expect, it } from 'vitest'
import { diagnose } from '../../../electron/core/doctor/diagnose'
import { type Asked, noAnswer, type ServerAnswer } from '../../../electron/core/doctor/server-answer'
import type { FailureKind } from '../../../electron/shared/failures/failure'

export const answeredAt = Date.UTC(2026, 10, 24, 12)

/** A request that was answered. */
export const asked: Asked = {
  bucket: 'photos',
  region: 'us-east-1',
  endpoint: 'https://s3.example.com:9000',
  tokenMissing: false,
  answeredAt,
}

/** [what was answered, the kind, the reason or empty] */
type Row = readonly [answer: Partial<ServerAnswer>, kind: FailureKind, reason?: string]

/** A test for each row. */
export function expectDiagnosis(rows: readonly Row[]): void {
  it.each(rows.map(([answer, kind, reason]) => ({ answer, kind, reason })))(
    '$answer is $kind $reason',
    (row) => {
      const { answer, kind, reason } = row
      const diagnosis = diagnose({ ...noAnswer, ...answer }, asked)

      expect([diagnosis.kind, diagnosis.facts['reason']]).toEqual([kind, reason])
    },
  )
}
