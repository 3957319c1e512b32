/**
 * How AWS's keys look: access key ids begin with AKIA, temporary ones with ASIA (IAM User Guide, "Unique identifiers"),
 * and have had 20 characters so far; secrets always have 40.
 */
export const awsKeyIdLength = 20
export const awsSecretLength = 40
