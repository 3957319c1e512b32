/** Where `payloadSigner` belongs in the SDK's middleware stack. */
export const beforeSigning = { step: 'build', name: 'payloadSigner' } as const

/**
 * Signs an upload together with the SHA-256 of its bytes, instead of as "unsigned", so that the server refuses any
 * other bytes. The SDK cannot compute the hash of a stream, but uses one that is set.
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

/** AWS accepts the hash as a checksum, verifies it and stores it with the object. */
export function asChecksum(sha256: string): string {
  return Buffer.from(sha256, 'hex').toString('base64')
}
