/** How much has been sent, between 0 and 1; 0 if there is nothing to send. */
export function sentFraction({ sentBytes, totalBytes }: SentBytes): number {
  return totalBytes === 0 ? 0 : sentBytes / totalBytes
}

export interface SentBytes {
  readonly sentBytes: number
  readonly totalBytes: number
}
