import fs from 'node:fs'
import path from 'node:path'

/** Kernel settings that let only root create the namespaces that Chromium's sandbox needs; Ubuntu has the first. */
export const denials = [
  { file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', value: '1' },
  { file: '/proc/sys/kernel/unprivileged_userns_clone', value: '0' },
  { file: '/proc/sys/user/max_user_namespaces', value: '0' },
]

/**
 * The command that makes an Electron's sandbox work where the system blocks it: it makes root the owner of its
 * helper. `undefined` if nothing needs to be done.
 * @param {string} binary absolute path of the Electron
 * @param {object} system
 * @param {boolean} system.asRoot
 * @param {boolean} system.isHelperReady
 * @param {(file: string) => string | undefined} system.read returns a file's content
 */
export function sandboxCommand(binary, { asRoot, isHelperReady, read }) {
  const isDenied = denials.some(({ file, value }) => read(file)?.trim() === value)
  if (asRoot || isHelperReady || !isDenied) return undefined
  const helper = `'${helperOf(binary).replaceAll("'", String.raw`'\''`)}'`
  return `sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`
}

/**
 * @param {string} binary
 * @returns {Parameters<typeof sandboxCommand>[1]}
 */
export function sandboxFacts(binary) {
  const { uid, mode = 0 } = fs.statSync(helperOf(binary), { throwIfNoEntry: false }) ?? {}
  return {
    asRoot: process.getuid?.() === 0,
    isHelperReady: uid === 0 && (mode & 0o4001) === 0o4001,
    read: (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined),
  }
}

/** @param {string} binary */
function helperOf(binary) {
  return path.join(path.dirname(binary), 'chrome-sandbox')
}
