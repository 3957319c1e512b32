/** What is known about servers, by bucket (see `bucketOf`), so that each is asked only once. */
export interface ServerTraits {
  /** Whether `If-None-Match` is honoured there; undefined while unknown. */
  honoursConditions(bucket: string): boolean | undefined
  rememberConditions(bucket: string, honoured: boolean): void
}
