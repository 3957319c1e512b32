import { say } from '../support/say.mjs'
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

/** Ensures that there is `unzip`. */
export function ensureUnzip() {
  if (process.platform === 'linux' && !hasProgram('unzip')) ensure([unzipProgram])
}

/** Ensures that a machine without a display has a virtual screen, and a font for Korean names on it. */
export function ensureScreen() {
  if (process.platform !== 'linux' || hasDisplay()) return
  const missing = [...(hasProgram('Xvfb') ? [] : [virtualScreen]), ...(hasKoreanFont() ? [] : [koreanFont])]
  ensure(missing)
}

/**
 * Ensures that an Electron's shared libraries are installed.
 * @param {string} binary
 */
export function ensureLibraries(binary) {
  if (process.platform !== 'linux') return
  const before = missingLibraries(binary)
  if (before.length > 0) {
    say(`Missing on this machine: ${before.join(', ')}.`)
    ensure([electronLibraries])
    const still = missingLibraries(binary)
    if (still.length > 0) throw new Error(`These libraries are still missing: ${still.join(', ')}.`)
  }
  if (!hasLibrary('libnotify.so.4')) wish(notificationLibrary)
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
 */
export function ensureTestPackages() {
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
 */
function wish(need) {
  try {
    ensure([need])
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Installs what is missing, as root on Debian and Ubuntu; elsewhere throws with the command to type.
 * @param {readonly Need[]} needs
 */
function ensure(needs) {
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
