import { safeStorage } from 'electron'
import type { SecretBox } from '../../core/ports/secret-box'
import { problem, success } from '../../shared/result'

/**
 * Seals secrets with the system's keychain, keyring or user account. Create it once the app is ready. If Linux has no
 * keyring, it seals only if the person chose `plain`: with a key that anyone can know, so that it merely obscures.
 */
export function createSecretBox(platform: NodeJS.Platform): SecretBox {
  const unprotected = platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
  const protection = !unprotected && safeStorage.isEncryptionAvailable() ? 'keyring' : 'none'

  function allow(keeping: 'keyring' | 'plain'): boolean {
    if (keeping === 'plain') safeStorage.setUsePlainTextEncryption(true)
    return keeping === 'plain' || protection === 'keyring'
  }

  return {
    protection,
    seal: (plain, keeping) => {
      if (!allow(keeping)) return problem('unavailable')
      try {
        return success(safeStorage.encryptString(plain).toString('base64'))
      } catch {
        // The keyring is locked or access was refused; Electron does not say which.
        return problem('unavailable')
      }
    },
    open: (sealed, keeping) => {
      if (!allow(keeping)) return problem('unreadable')
      try {
        return success(safeStorage.decryptString(Buffer.from(sealed, 'base64')))
      } catch {
        // Sealed by another keyring, account or machine.
        return problem('unreadable')
      }
    },
  }
}
