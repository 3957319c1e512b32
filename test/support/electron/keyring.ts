import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { hasProgram } from '../../../build/system/missing.mjs'
import type { TestLaunch } from './ollim-in-test'

/** Whether this machine has a keyring that a test can start. */
export const hasKeyring = hasProgram('gnome-keyring-daemon') && hasProgram('dbus-run-session')

const session = fileURLToPath(new URL('../desktop/keyring-session.sh', import.meta.url))

/**
 * Starts a session with an unlocked keyring. It ends with the current test or on request.
 *
 * @param folder absolute path of the keyring's folder; a later session can open the same keyring
 * @returns launch options for an Ollim that uses it
 */
export async function keyringSession(
  folder: string,
): Promise<{ readonly launch: TestLaunch; readonly end: () => void }> {
  const child = spawn(session, ['sh', '-c', 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'], {
    env: { ...process.env, XDG_DATA_HOME: folder },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // The session lasts as long as its command, which reads its input to the end.
  const end = (): void => {
    child.stdin.end()
  }
  onTestFinished(end)
  const address = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The keyring could not start.')))
    child.stdout.once('data', (data) => resolve(String(data).trim()))
  })
  return {
    launch: {
      environment: { DBUS_SESSION_BUS_ADDRESS: address },
      switches: ['--password-store=gnome-libsecret'],
    },
    end,
  }
}
