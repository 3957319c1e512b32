import { checkSteps, type CheckOutcome, type CheckReport } from '../../../electron/shared/check'
import type { DestinationFieldName, DestinationFields } from '../../../electron/shared/destination'
import type { Translate } from '../../../electron/shared/failure'
import { fixesFor, type Fix } from '../../../electron/shared/fix'

/** What one press would set right of a step's outcome. */
export function fixesOf(outcome: CheckOutcome, fields: DestinationFields): readonly Fix[] {
  return outcome.status === 'failed' ? fixesFor(outcome.failure, fields) : []
}

/** Whether the report offers something that one press sets right. */
export function offersFix(report: CheckReport, fields: DestinationFields): boolean {
  return checkSteps.some((step) => fixesOf(report.outcomes[step], fields).length > 0)
}

/** What the button says. */
export function fixLabel(fix: Fix, translate: Translate): string {
  const { kind, ...facts } = fix
  return translate(`fix.${kind}`, facts)
}

/** The field that a fix changes, where the keyboard goes once its button is gone. */
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
      return 'accessList'
    case 'presigned-links':
    case 'own-address':
      return 'publicUrlBase'
  }
}
