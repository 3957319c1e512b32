import type { DestinationFields, FieldProblem } from '../../shared/destinations/destination'
import { isAws } from './endpoint-pattern'
import { atField, valueProblem, type ValueProblem } from './field-problem'

type SessionFields = Pick<DestinationFields, 'roleArn' | 'externalId' | 'mfaSerial' | 'endpoint' | 'provider'>

/**
 * What is wrong in the settings for temporary credentials, judged by the forms of STS's parameters ("AssumeRole" in
 * the AWS STS API Reference). Other servers' roles have forms of their own.
 */
export function sessionProblems(fields: SessionFields): readonly FieldProblem[] {
  return [
    ...atField('roleArn', roleProblem(fields)),
    ...atField('externalId', externalIdProblem(fields)),
    ...atField('mfaSerial', mfaProblem(fields)),
  ]
}

function roleProblem(fields: SessionFields): ValueProblem | undefined {
  const { roleArn } = fields
  if (roleArn === '' || !isAws(fields)) return undefined
  if (/^arn:aws[a-z-]*:(?:iam::\d{12}:user|sts::\d{12}:assumed-role)\//.test(roleArn)) {
    return valueProblem('role-is-user')
  }
  return /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(roleArn)
    ? undefined
    : valueProblem('role-malformed')
}

function externalIdProblem({ externalId, roleArn }: SessionFields): ValueProblem | undefined {
  if (externalId === '') return undefined
  if (roleArn === '') return valueProblem('external-id-alone')
  return /^[\w+=,.@:/-]{2,1224}$/.test(externalId) ? undefined : valueProblem('external-id-malformed')
}

/** An ARN, or the serial number of a hardware device. */
function mfaProblem(fields: SessionFields): ValueProblem | undefined {
  const { mfaSerial } = fields
  if (mfaSerial === '' || !isAws(fields)) return undefined
  return /^(?:arn:aws[a-z-]*:iam::\d{12}:(?:mfa|u2f|sms-mfa)\/[\w+=,.@/-]+|[A-Za-z0-9]{9,})$/.test(mfaSerial)
    ? undefined
    : valueProblem('mfa-serial-malformed')
}
