import { spawnSync } from 'node:child_process'
import { hasProgram } from './missing.mjs'

/** @typedef {import('./needs.mjs').Need} Need */

/**
 * The command that installs what is missing with the system's package manager; `undefined` if we do not know its
 * package manager.
 * @param {readonly Need[]} needs
 * @param {{ manager: 'apt-get' | 'dnf' | 'pacman' | undefined, asRoot: boolean, knows: (name: string) => boolean }} system
 */
export function installCommand(needs, { manager, asRoot, knows }) {
  const sudo = asRoot ? '' : 'sudo '
  switch (manager) {
    case 'apt-get':
      return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${debianNames(needs, knows).join(' ')}`
    case 'dnf':
      return `${sudo}dnf install -y ${needs.flatMap(({ fedora }) => fedora).join(' ')}`
    case 'pacman':
      return `${sudo}pacman -S --needed ${needs.flatMap(({ arch }) => arch).join(' ')}`
    case undefined:
      return undefined
  }
}

/**
 * @param {readonly Need[]} needs
 * @param {(name: string) => boolean} knows whether the system's package lists contain a name
 * @returns {readonly string[]}
 */
export function debianNames(needs, knows) {
  return needs.flatMap(({ debian }) => debian.map((names) => names.find(knows) ?? names[0] ?? ''))
}

/** @returns {Parameters<typeof installCommand>[1]} */
export function thisSystem() {
  const managers = /** @type {const} */ (['apt-get', 'dnf', 'pacman'])
  return { manager: managers.find(hasProgram), asRoot: process.getuid?.() === 0, knows: aptKnows }
}

/**
 * The listed Debian packages that are not installed.
 * @param {readonly string[]} names
 */
export function notInstalled(names) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names], {
    encoding: 'utf8',
  })
  const installed = new Set(stdout.split('\n').filter((line) => line.endsWith(' installed')))
  return names.filter((name) => !installed.has(`${name} installed`))
}

/**
 * Installs Debian packages; throws with apt's last lines of output when it cannot.
 * @param {readonly string[]} names
 */
export function aptInstall(names) {
  apt(['install', '-y', '-qq', '--no-install-recommends', ...names])
}

export function aptUpdate() {
  apt(['update', '-qq'])
}

/** @param {readonly string[]} args */
function apt(args) {
  const { status, stderr, stdout } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status === 0) return
  throw new Error(
    `apt-get ${args.join(' ')} failed.\n${`${stdout}\n${stderr}`.trim().split('\n').slice(-8).join('\n')}`,
  )
}

/** @param {string} name */
function aptKnows(name) {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0
}
