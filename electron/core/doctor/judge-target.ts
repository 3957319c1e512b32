import type { DestinationFieldName, FieldProblem } from '../../shared/destinations/destination'
import type { CheckStep } from '../../shared/destinations/check'
import { failure, type Failure, type FailureKind } from '../../shared/failures/failure'
import { bucketProblem } from '../destinations/bucket-problem'
import { credentialProblems } from '../destinations/credential-problems'
import { endpointProblem } from '../destinations/endpoint-problem'
import { atField } from '../destinations/field-problem'
import { regionProblem } from '../destinations/region-problem'
import type { StoreTarget } from '../ports/object-store'

/** A step that fails without any request. */
export interface OfflineVerdict {
  readonly step: Exclude<CheckStep, 'may' | 'link'>
  readonly failure: Failure
}

/** The step to which a field belongs, and the failure a server would report. */
const meanings: Readonly<
  Partial<Record<DestinationFieldName, readonly [step: OfflineVerdict['step'], kind: FailureKind]>>
> = {
  accessKeyId: ['who', 'key-id-unknown'],
  secretAccessKey: ['who', 'secret-wrong'],
  sessionToken: ['who', 'credentials-missing'],
  endpoint: ['where', 'wrong-endpoint'],
  bucket: ['where', 'bucket-missing'],
  region: ['where', 'wrong-region'],
}

/**
 * Faults that need no server: incomplete or swapped keys, impossible bucket or region names. Forms are validated
 * before they are saved, but what comes from the environment is not.
 */
export function judgeTarget(target: StoreTarget): OfflineVerdict | undefined {
  const { accessKeyId, secretAccessKey, sessionToken } = target.credentials
  const typed = { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) }
  const nothingStored = { hasAccessKeyId: false, hasSecretAccessKey: false, hasSessionToken: false }
  const problems: readonly FieldProblem[] = [
    ...(target.credentialsSource.kind === 'keys' ? credentialProblems(typed, nothingStored, target) : []),
    ...atField('endpoint', endpointProblem(target)),
    ...atField('bucket', bucketProblem(target)),
    ...atField('region', regionProblem(target)),
  ]
  for (const { field, problem, facts } of problems) {
    const meaning = meanings[field]
    if (meaning === undefined) continue
    const [step, kind] = meaning
    return { step, failure: failure(kind, { ...facts, problem }) }
  }
  return undefined
}
