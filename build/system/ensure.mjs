import { hasDisplay, hasKoreanFont, hasLibrary, hasProgram, missingLibraries } from './missing.mjs'
import {
  electronLibraries,
  koreanFont,
  notificationLibrary,
  testPackages,
  unzipProgram,
  virtualScreen,
} from './needs.mjs'
import { sandboxCommand, sandboxFacts } from './sandbox.mjs'
import { aptInstall, aptUpdate, debianNames, installCommand, notInstalled, thisSystem } from './packages.mjs'

/** @typedef {import('./needs.mjs').Need} Need */
/** @typedef {(line: string) => void} Say */

/**
 * Ensures that there is `unzip`, which is needed to unpack an Electron.
 * @param {Say} say
 */
export function ensureUnzip(say) {
  if (process.platform === 'linux' && !hasProgram('unzip')) ensure([unzipProgram], say)
}

/**
 * Ensures that a machine without a display has a virtual screen, and a font for Korean names on it.
 * @param {Say} say
 */
export function ensureScreen(say) {
  if (process.platform !== 'linux' || hasDisplay()) return
  const missing = [...(hasProgram('Xvfb') ? [] : [virtualScreen]), ...(hasKoreanFont() ? [] : [koreanFont])]
  ensure(missing, say)
}

/**
 * Ensures that an Electron's shared libraries are installed.
 * @param {string} binary
 * @param {Say} say
 */
export function ensureLibraries(binary, say) {
  if (process.platform !== 'linux') return
  const before = missingLibraries(binary)
  if (before.length > 0) {
    say(`Missing on this machine: ${before.join(', ')}.`)
    ensure([electronLibraries], say)
    const still = missingLibraries(binary)
    if (still.length > 0) throw new Error(`These libraries are still missing: ${still.join(', ')}.`)
  }
  if (!hasLibrary('libnotify.so.4')) wish(notificationLibrary, say)
}

/**
 * Ensures that an Electron can start: on some systems, Ubuntu among them, its sandbox cannot start for an ordinary
 * user without help.
 * @param {string} binary
 */
export function ensureSandbox(binary) {
  if (process.platform !== 'linux') return
  const command = sandboxCommand(binary, sandboxFacts(binary))
  if (command === undefined) return
  throw new Error(
    `This system keeps Chromium's sandbox from starting. Type this, then try again:\n\n  ${command}\n`,
  )
}

/**
 * Ensures that the programs the tests use are installed, on Debian and Ubuntu as root; elsewhere the suites that
 * need them say so.
 * @param {Say} say
 */
export function ensureTestPackages(say) {
  const { manager, asRoot } = thisSystem()
  if (manager !== 'apt-get') return
  const missing = notInstalled(testPackages)
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (!asRoot) {
    say(`Some suites need packages that are not installed. To run them all, type: sudo ${command}`)
    return
  }
  say(`Installing ${String(missing.length)} packages for the tests …`)
  aptUpdate()
  aptInstall(missing)
}

/**
 * Installs something optional if possible; otherwise prints how to install it.
 * @param {Need} need
 * @param {Say} say
 */
function wish(need, say) {
  try {
    ensure([need], say)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Installs what is missing, as root on Debian and Ubuntu; elsewhere throws with the command to type.
 * @param {readonly Need[]} needs
 * @param {Say} say
 */
function ensure(needs, say) {
  if (needs.length === 0) return
  const whats = needs.map(({ what }) => what).join('; ')
  const system = thisSystem()
  if (system.manager === 'apt-get' && system.asRoot) {
    say(`Installing ${whats} …`)
    aptUpdate()
    aptInstall(debianNames(needs, system.knows))
    return
  }
  const command = installCommand(needs, system)
  throw new Error(
    command === undefined
      ? `Something is missing on this machine: ${whats}. Install it, then try again.`
      : `Something is missing on this machine: ${whats}. Type this, then try again:\n\n  ${command}\n`,
  )
}
