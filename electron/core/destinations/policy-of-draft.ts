import type { DestinationDraft, FieldProblem } from '../../shared/destinations/destination'
import type { PolicyKind } from '../../shared/providers/policy'
import { problem, success, type Result } from '../../shared/result'
import { bucketProblem } from './bucket-problem'
import { atField } from './field-problem'
import { normalizeFields } from './normalize-destination'
import { leastPolicy } from './policy'

/** The policy for a form's content, as JSON. It fails without a bucket, because it would then be for all buckets. */
export function policyOfDraft(
  { fields }: DestinationDraft,
  kind: PolicyKind,
): Result<string, readonly FieldProblem[]> {
  const normal = normalizeFields(fields)
  const problems = atField('bucket', bucketProblem(normal))
  return problems.length > 0 ? problem(problems) : success(leastPolicy(normal, kind))
}
