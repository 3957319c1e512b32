import { hasDisplay, hasKoreanFont, hasProgram, missingLibraries } from './missing.mjs'
import { electronLibraries, koreanFont, testPackages, unzipProgram, virtualScreen } from './needs.mjs'
import { aptInstall, aptUpdate, debianNames, installCommand, notInstalled, thisSystem } from './packages.mjs'

/** @typedef {import('./needs.mjs').Need} Need */
/** @typedef {(line: string) => void} Say */

/**
 * Sees to the programs that fetching and showing the app takes: `unzip`, and a screen with a Korean font
 * where there is none.
 * @param {Say} say
 */
export function ensurePrograms(say) {
  if (process.platform !== 'linux') return
  /** @type {Need[]} */
  const needs = []
  if (!hasProgram('unzip')) needs.push(unzipProgram)
  if (!hasDisplay() && !hasProgram('Xvfb')) needs.push(virtualScreen)
  if (!hasDisplay() && !hasKoreanFont()) needs.push(koreanFont)
  ensure(needs, say)
}

/**
 * Sees to the shared libraries of an Electron.
 * @param {string} executable
 * @param {Say} say
 */
export function ensureLibraries(executable, say) {
  if (process.platform !== 'linux') return
  const before = missingLibraries(executable)
  if (before.length === 0) return
  say(`Missing on this machine: ${before.join(', ')}.`)
  ensure([electronLibraries], say)
  const still = missingLibraries(executable)
  if (still.length > 0) throw new Error(`These libraries are still missing: ${still.join(', ')}.`)
}

/**
 * Sees to what the tests drive, on Debian and Ubuntu as root; elsewhere the suites that need it say so.
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
 * Installs what is missing as root on Debian and Ubuntu; elsewhere throws with the command to type.
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
