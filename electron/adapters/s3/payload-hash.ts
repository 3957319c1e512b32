import type { PutObjectCommand } from '@aws-sdk/client-s3'

/**
 * Signs an upload together with the SHA-256 of its bytes, instead of as "unsigned": the server then
 * refuses anything else. The SDK cannot know the hash of a stream, but takes one that is set.
 */
export function signPayload(command: PutObjectCommand, sha256: string): void {
  command.middlewareStack.add(
    (next) => (args) => {
      const headers: unknown =
        typeof args.request === 'object' && args.request !== null
          ? Reflect.get(args.request, 'headers')
          : undefined
      if (typeof headers === 'object' && headers !== null)
        Reflect.set(headers, 'x-amz-content-sha256', sha256)
      return next(args)
    },
    { step: 'build', name: 'signPayload' },
  )
}

/** AWS takes the hash as a checksum, checks it and keeps it with the object. */
export function asChecksum(sha256: string): string {
  return Buffer.from(sha256, 'hex').toString('base64')
}
