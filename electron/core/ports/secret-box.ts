import type { Result } from '../../shared/result'

/** Holds secrets where the operating system can protect them. */
export interface SecretBox {
  /** Whether the system gives real protection. */
  readonly protection: 'keyring' | 'none'
  /** `plain` stores the secret without real protection, which only the person may choose. */
  seal(plain: string, keeping: 'keyring' | 'plain'): Result<string, 'unavailable'>
  open(sealed: string, keeping: 'keyring' | 'plain'): Result<string, 'unreadable'>
}
