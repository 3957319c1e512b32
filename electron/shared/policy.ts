import type { CheckStep } from './check'
import type { ProviderId } from './destination'
import type { Failure } from './failure'

/** Whom a policy is for: the user whose keys Ollim has, or the bucket and with it everybody. */
export const policyKinds = ['iam', 'bucket'] as const
export type PolicyKind = (typeof policyKinds)[number]

/** Providers that give rights otherwise than by policies in AWS's words. */
const withoutPolicies: readonly unknown[] = ['r2', 'b2', 'aliyun', 'tencent', 'nhn', 'storj', 'supabase']

/** Whether a provider's servers give rights by policies in AWS's words. */
export function knowsPolicies(provider: unknown): boolean {
  return !withoutPolicies.includes(provider)
}

/**
 * The policy that gives what a step of the check lacks, where the server knows policies.
 *
 * @param provider the one that was chosen; the address that was asked may tell another, or none
 */
export function policyFor(
  step: CheckStep,
  { kind, facts }: Failure,
  provider: ProviderId,
): PolicyKind | undefined {
  if (kind !== 'access-denied') return undefined
  if (!knowsPolicies(provider) || !knowsPolicies(facts['provider'])) return undefined
  if (step === 'may') return 'iam'
  return step === 'link' ? 'bucket' : undefined
}
