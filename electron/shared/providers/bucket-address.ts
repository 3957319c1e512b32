/** Whether the field Bucket contains an address, where a name belongs. */
export function isBucketAddress(bucket: string): boolean {
  return /^[a-z0-9+]+:\/\/|^arn:|\.amazonaws\.com/i.test(bucket)
}

/** Whether a folder follows the bucket, as in `photos/blog`; a name with a dot may be a server's. */
export function isBucketWithFolder(bucket: string): boolean {
  return /^\s*\/*[a-z0-9_-]+\/[^?#]*$/i.test(bucket)
}
