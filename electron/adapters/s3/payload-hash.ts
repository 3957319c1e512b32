/** Where in the SDK's stack `payloadSigner` belongs. */
export const beforeSigning = { step: 'build', name: 'payloadSigner' } as const

/**
 * Has an upload signed together with the SHA-256 of its bytes, instead of as "unsigned": the server then
 * refuses anything else. The SDK cannot know the hash of a stream, but takes one that is set.
 */
export function payloadSigner(sha256: string) {
  return <Args extends { readonly request: unknown }, Answer>(next: (args: Args) => Answer) =>
    (args: Args): Answer => {
      const { request } = args
      const headers: unknown =
        typeof request === 'object' && request !== null ? Reflect.get(request, 'headers') : undefined
      if (typeof headers === 'object' && headers !== null)
        Reflect.set(headers, 'x-amz-content-sha256', sha256)
      return next(args)
    }
}

/** AWS takes the hash as a checksum, checks it and keeps it with the object. */
export function asChecksum(sha256: string): string {
  return Buffer.from(sha256, 'hex').toString('base64')
}
