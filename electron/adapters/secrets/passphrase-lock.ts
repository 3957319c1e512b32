import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto'
import type { LockedText, PassphraseLock } from '../../core/settings/passphrase-lock'
import { problem, success } from '../../shared/result'

/** OWASP's "Password Storage Cheat Sheet", the strongest of its equivalent settings: 128 MiB, about half a second. */
const owaspCost = 131_072

const cipherName = 'aes-256-gcm'
const keyBytes = 32
const saltBytes = 16
/** The nonce length that GCM is designed for (NIST SP 800-38D, section 8.2). */
const nonceBytes = 12
const tagBytes = 16

/**
 * Uses Node's scrypt and AES; the key is derived off the main thread.
 *
 * @param cost - scrypt's N for encrypting; for decrypting, it comes with the text
 */
export function createPassphraseLock(cost = owaspCost): PassphraseLock {
  const derivation = { name: 'scrypt', cost, blockSize: 8, parallelization: 1 } as const
  return {
    async lock(text, passphrase, context) {
      const salt = randomBytes(saltBytes)
      const nonce = randomBytes(nonceBytes)
      const key = await deriveKey(passphrase, salt, derivation)
      const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagBytes })
      cipher.setAAD(Buffer.from(context))
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return {
        derivation: { ...derivation, salt: salt.toString('base64') },
        cipher: {
          name: cipherName,
          nonce: nonce.toString('base64'),
          tag: cipher.getAuthTag().toString('base64'),
        },
        data: data.toString('base64'),
      }
    },
    async unlock(locked, passphrase, context) {
      try {
        const key = await deriveKey(passphrase, bytesOf(locked.derivation.salt), locked.derivation)
        const nonce = bytesOf(locked.cipher.nonce)
        const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagBytes })
        decipher.setAAD(Buffer.from(context))
        decipher.setAuthTag(bytesOf(locked.cipher.tag))
        const text = Buffer.concat([decipher.update(bytesOf(locked.data)), decipher.final()])
        return success(text.toString('utf8'))
      } catch {
        // The tag does not match, or a value has an impossible length.
        return problem('unfit')
      }
    },
  }
}

type Derivation = Pick<LockedText['derivation'], 'cost' | 'blockSize' | 'parallelization'>

/** Normalises the passphrase: two keyboards may encode the same letters as different code points. */
function deriveKey(
  passphrase: string,
  salt: Buffer,
  { cost, blockSize, parallelization }: Derivation,
): Promise<Buffer> {
  // Node needs 128 * N * r bytes and a little more.
  const options: ScryptOptions = { cost, blockSize, parallelization, maxmem: 160 * cost * blockSize }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, options, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}
