/** Whether the field Bucket contains an address, where a name belongs. */
export function isBucketAddress(bucket: string): boolean {
  return /^[a-z0-9+]+:\/\/|^arn:|\.amazonaws\.com/i.test(bucket)
}
