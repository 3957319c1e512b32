import type { CheckEvidence, CheckOutcome } from '../../shared/destinations/check'
import { failure } from '../../shared/failures/failure'
import type { StoreAnswer } from '../ports/object-store'
import { probeBytes } from './probe'
import type { ProbeRemoval } from './remove-probe'

/** What happened to a test object that was stored. */
export interface ProbeLife {
  readonly key: string
  /** Of its upload. */
  readonly evidence: CheckEvidence
  readonly read: StoreAnswer<Uint8Array>
  readonly access: StoreAnswer<null>
  readonly removal: ProbeRemoval
}

/** Uploading only needs the right to write; other missing rights are mentioned, but do not fail the step. */
export function judgeRights({ key, evidence, read, access, removal }: ProbeLife): CheckOutcome {
  if (read.ok && !isProbe(read.value.answer)) {
    const differs = failure('unexpected', { reason: 'readBackDiffers', key })
    return { status: 'failed', failure: differs, evidence: read.value.evidence }
  }
  if (!read.ok && read.problem.failure.kind !== 'access-denied') return { status: 'failed', ...read.problem }
  const mayNotList = !access.ok && access.problem.failure.kind === 'access-denied'
  const asides = [
    ...(mayNotList ? ['notListed'] : []),
    ...(removal.kind === 'hidden' ? ['versionStays'] : []),
    ...(removal.kind === 'continues' ? ['removalContinues'] : []),
  ]
  const passed = { status: 'passed', asides, facts: { key } } as const
  if (removal.kind === 'stays') {
    return { ...passed, note: read.ok ? 'notDeleted' : 'onlyWritten', evidence: removal.evidence }
  }
  return { ...passed, note: read.ok ? 'proven' : 'notRead', evidence }
}

function isProbe(bytes: Uint8Array): boolean {
  const sent = probeBytes()
  return bytes.length === sent.length && sent.every((byte, index) => byte === bytes[index])
}
