import type { DestinationFieldName, FieldProblem } from '../../shared/destinations/destination'

/** Everything that can be wrong with a form's field; each has a message under `fieldProblem.` in the words. */
export const fieldProblemNames = [
  'name-missing',
  'name-taken',
  'bucket-missing',
  'bucket-is-address',
  'bucket-is-other-address',
  'bucket-has-folder',
  'bucket-length',
  'bucket-characters',
  'bucket-has-space',
  'bucket-edges',
  'bucket-dots',
  'bucket-is-number-address',
  'bucket-reserved',
  'bucket-directory',
  'region-missing',
  'region-malformed',
  'region-is-zone',
  'region-differs',
  'endpoint-missing',
  'endpoint-placeholder',
  'endpoint-needs-region',
  'endpoint-no-scheme',
  'endpoint-scheme',
  'endpoint-not-an-address',
  'endpoint-has-login',
  'endpoint-has-query',
  'endpoint-has-bucket',
  'endpoint-has-path',
  'access-key-id-missing',
  'access-key-id-has-space',
  'access-key-id-is-secret',
  'access-key-id-swapped',
  'access-key-id-malformed',
  'access-key-id-not-alone',
  'access-key-id-cut',
  'access-key-id-doubled',
  'secret-missing',
  'secret-has-space',
  'secret-is-key-id',
  'secret-length',
  'secret-doubled',
  'paste-forgotten',
  'profile-missing',
  'session-token-missing',
  'session-token-has-space',
  'session-token-doubled',
  'session-token-unexpected',
  'role-malformed',
  'role-is-user',
  'external-id-malformed',
  'external-id-alone',
  'mfa-serial-malformed',
  'template-empty',
  'template-unknown-variable',
  'template-unclosed',
  'template-unopened',
  'template-bad-length',
  'template-dot-segment',
  'template-unsafe-character',
  'template-no-file-name',
  'template-same-for-all',
  'template-too-long',
  'public-url-not-an-address',
  'public-url-scheme',
  'public-url-placeholder',
  'public-url-has-login',
  'public-url-has-query',
  'cache-control-malformed',
  'authority-is-key',
  'authority-is-none',
] as const
export type FieldProblemName = (typeof fieldProblemNames)[number]

/** What is wrong with a value, before it is known in which field it is. */
export interface ValueProblem {
  readonly problem: FieldProblemName
  readonly facts: FieldProblem['facts']
}

export function valueProblem(problem: FieldProblemName, facts: FieldProblem['facts'] = {}): ValueProblem {
  return { problem, facts }
}

/** The same as a problem of a field, as a list of none or one. */
export function atField(
  field: DestinationFieldName,
  found: ValueProblem | undefined,
): readonly FieldProblem[] {
  return found === undefined ? [] : [{ field, ...found }]
}
