import { z } from 'zod'
import type { Result } from '../../shared/result'

/**
 * A text encrypted with a passphrase, with everything else that decrypting needs. Bytes are Base64. The limits keep a
 * stranger’s file from demanding hours, or more than half a gigabyte.
 */
export const lockedTextSchema = z.object({
  derivation: z.object({
    name: z.literal('scrypt'),
    /** N, r and p of RFC 7914. */
    cost: z.int().min(2).max(524_288),
    blockSize: z.int().min(1).max(8),
    parallelization: z.int().min(1).max(4),
    salt: z.base64().max(128),
  }),
  cipher: z.object({
    name: z.literal('aes-256-gcm'),
    nonce: z.base64().max(64),
    tag: z.base64().max(64),
  }),
  data: z.base64(),
})
export type LockedText = z.infer<typeof lockedTextSchema>

/** Encrypts texts with a passphrase that a person remembers. */
export interface PassphraseLock {
  /** @param context stored unencrypted beside the text; decrypting needs exactly the same one */
  lock(text: string, passphrase: string, context: string): Promise<LockedText>
  /** `unfit`: the passphrase is wrong, or the text or its context was changed; which of them is unknown. */
  unlock(locked: LockedText, passphrase: string, context: string): Promise<Result<string, 'unfit'>>
}
