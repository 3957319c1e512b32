/** Whom a policy is for: the user whose keys Ollim has, or the bucket and with it everybody. */
export const policyKinds = ['iam', 'bucket'] as const
export type PolicyKind = (typeof policyKinds)[number]
