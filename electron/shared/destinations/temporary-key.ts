/**
 * Whether an access key id is a temporary one of AWS (IAM User Guide, "Unique identifiers"): it never works without its
 * session token. Other providers' ids do not tell.
 */
export function isTemporaryKeyId(accessKeyId = ''): boolean {
  return accessKeyId.startsWith('ASIA')
}
