import type { CheckStep } from '../destinations/check'
import { providerIds, type ProviderId } from '../destinations/destination'
import type { Failure } from '../failures/failure'
import { providerPreset } from './providers'

/** Who a policy is for: the user whose keys Ollim has, or the bucket, and so everybody. */
export const policyKinds = ['iam', 'bucket'] as const
export type PolicyKind = (typeof policyKinds)[number]

/** Whether a provider's servers grant rights by AWS-style policies. */
export function knowsPolicies(provider: unknown): boolean {
  const id = providerIds.find((known) => known === provider)
  return id === undefined || providerPreset(id).ownKeyRights === undefined
}

/** What a key may lack by itself. Where a rule forbids it, or something else refuses, allowing more does not help. */
const grantable: readonly unknown[] = [
  ...[undefined, 'unspecified', 'keyOrRight', 'tokenOrRight'],
  ...['folder', 'read', 'list', 'delete'],
]

/**
 * The policy that grants what a step of the check lacks, if the server knows policies.
 *
 * @param provider the chosen one; the address that was asked may belong to another, or to none
 */
export function policyFor(
  step: CheckStep,
  { kind, facts }: Failure,
  provider: ProviderId,
): PolicyKind | undefined {
  if (kind !== 'access-denied') return undefined
  if (!knowsPolicies(provider) || !knowsPolicies(facts['provider'])) return undefined
  if (step === 'link') return 'bucket'
  return grantable.includes(facts['reason']) ? 'iam' : undefined
}
