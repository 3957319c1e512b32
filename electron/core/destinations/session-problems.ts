import type { DestinationFields, FieldProblem } from '../../shared/destination'
import { isAws } from './endpoint-pattern'
import { atField, finding, type Finding } from './field-problem'

type SessionFields = Pick<DestinationFields, 'roleArn' | 'externalId' | 'mfaSerial' | 'endpoint' | 'provider'>

/**
 * What is wrong with how temporary credentials are made: forms of STS's parameters ("AssumeRole" in the
 * AWS STS API Reference). Other servers have roles of their own forms.
 */
export function sessionProblems(fields: SessionFields): readonly FieldProblem[] {
  return [
    ...atField('roleArn', roleFinding(fields)),
    ...atField('externalId', externalIdFinding(fields)),
    ...atField('mfaSerial', mfaFinding(fields)),
  ]
}

function roleFinding(fields: SessionFields): Finding | undefined {
  const { roleArn } = fields
  if (roleArn === '' || !isAws(fields)) return undefined
  if (/^arn:aws[a-z-]*:(?:iam::\d{12}:user|sts::\d{12}:assumed-role)\//.test(roleArn)) {
    return finding('role-is-user')
  }
  return /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(roleArn)
    ? undefined
    : finding('role-malformed')
}

function externalIdFinding({ externalId, roleArn }: SessionFields): Finding | undefined {
  if (externalId === '') return undefined
  if (roleArn === '') return finding('external-id-alone')
  return /^[\w+=,.@:/-]{2,1224}$/.test(externalId) ? undefined : finding('external-id-malformed')
}

/** An ARN, or the number of a device that one can hold. */
function mfaFinding(fields: SessionFields): Finding | undefined {
  const { mfaSerial } = fields
  if (mfaSerial === '' || !isAws(fields)) return undefined
  return /^(?:arn:aws[a-z-]*:iam::\d{12}:(?:mfa|u2f|sms-mfa)\/[\w+=,.@/-]+|[A-Za-z0-9]{9,})$/.test(mfaSerial)
    ? undefined
    : finding('mfa-serial-malformed')
}
