import { checkSteps, type CheckOutcome } from '../../../../electron/shared/destinations/check'
import type {
  DestinationFieldName,
  DestinationFields,
} from '../../../../electron/shared/destinations/destination'
import type { Failure, Translate } from '../../../../electron/shared/failures/failure'
import { fixesFor, type Fix } from '../../../../electron/shared/failures/fix'
import { freshOutcome, type CheckView } from './check-view'

/** The fixes for a check's outcome. */
export function fixesOf(outcome: CheckOutcome, fields: DestinationFields): readonly Fix[] {
  return outcome.status === 'failed' ? fixesFor(outcome.failure, fields) : []
}

/** Whether the results, unless they are stale, contain anything that a fix can solve. */
export function offersFix(check: CheckView, fields: DestinationFields): boolean {
  const outcomes = checkSteps.flatMap((step) => freshOutcome(check, step) ?? [])
  return outcomes.some((outcome) => fixesOf(outcome, fields).length > 0)
}

/** The text of the fix's button. */
export function fixLabel(fix: Fix, translate: Translate): string {
  const { kind, ...facts } = fix
  return translate(`fix.${kind}`, facts)
}

/** The field that a fix changes: it gets the focus once the button is gone. */
export function fieldOfFix({ kind }: Fix): DestinationFieldName {
  switch (kind) {
    case 'use-region':
      return 'region'
    case 'use-endpoint':
    case 'trust-certificate':
      return 'endpoint'
    case 'use-bucket':
      return 'bucket'
    case 'path-style':
    case 'host-style':
      return 'pathStyle'
    case 'no-access-list':
    case 'public-access-list':
      return 'accessList'
    case 'presigned-links':
    case 'own-address':
      return 'publicUrlBase'
  }
}

/** The field whose value the server refused, unless the form has changed since. */
export function fieldFoundWrong(check: CheckView): DestinationFieldName | undefined {
  const outcomes = checkSteps.flatMap((step) => freshOutcome(check, step) ?? [])
  const failed = outcomes.find((outcome) => outcome.status === 'failed')
  // An address that does not answer may be right all the same.
  return failed === undefined || isConnectionFailure(failed.failure)
    ? undefined
    : fieldAtFault(failed.failure)
}

function isConnectionFailure({ kind }: Failure): boolean {
  return kind === 'offline' || kind === 'timeout' || kind === 'tls'
}

/** Why no secure connection comes about although the address is right. */
const authorityReasons: readonly unknown[] = ['inBetween', 'authorityDamaged', 'authorityUnreadable']

/** The field to fill in when keys are missing, unless they are borrowed. */
function fieldMissing(reason: unknown): DestinationFieldName | undefined {
  switch (reason) {
    case undefined:
      return 'accessKeyId'
    case 'sessionToken':
      return 'sessionToken'
    case 'forgotten':
    case 'unreadable':
      return 'secretAccessKey'
    default:
      return undefined
  }
}

/** The field that a failure is about, if it is about one. */
export function fieldAtFault({ kind, facts }: Failure): DestinationFieldName | undefined {
  if (facts['lender'] !== undefined) return undefined
  switch (kind) {
    case 'key-id-unknown':
      return 'accessKeyId'
    case 'secret-wrong':
      return 'secretAccessKey'
    case 'credentials-missing':
      return fieldMissing(facts['reason'])
    case 'credentials-expired':
      return facts['reason'] === 'tokenNeedless' ? 'sessionToken' : undefined
    case 'bucket-missing':
      return 'bucket'
    case 'wrong-region':
      return 'region'
    case 'wrong-endpoint':
    case 'offline':
    case 'timeout':
      return 'endpoint'
    case 'tls':
      return authorityReasons.includes(facts['reason']) ? 'certificateAuthority' : 'endpoint'
    default:
      return undefined
  }
}
