import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { app } from 'electron'
import { appId } from './app-identity'
import {
  autostartEntry,
  canLaunchAtLogin,
  chosenHome,
  entryName,
  programOf,
  withCommandOf,
} from './autostart-entry'
import { homeSwitch } from './home-folder'
import { ownCommand } from './own-command'

/** Turns starting in the tray at login on or off. Rejects if that cannot be written. */
export async function setLaunchAtLogin(enabled: boolean, platform: NodeJS.Platform): Promise<void> {
  if (platform !== 'linux') {
    const home = chosenHome(process.env)
    if (!canLaunchAtLogin(platform, process.env)) throw new Error('macOS starts only the usual Ollim')
    const [program, ...folder] = ownCommand(app)
    const args = [...folder, ...(home === '' ? [] : [`${homeSwitch}${home}`]), '--hidden']
    const own = home === '' ? {} : { name: entryName(appId, home) }
    app.setLoginItemSettings({ openAtLogin: enabled, path: program, args, ...own })
    return
  }
  const entry = entryFile()
  if (!enabled) {
    await rm(entry, { force: true })
    return
  }
  await mkdir(path.dirname(entry), { recursive: true })
  await writeFile(entry, autostartEntry(ownCommand(app), process.env))
}

/**
 * If an existing entry names a program that is gone, as after an update into a folder of another name, it makes the
 * entry start this Ollim. Everything else in it stays, because the person may have changed it.
 */
export async function repairLaunchAtLogin(platform: NodeJS.Platform): Promise<void> {
  if (platform !== 'linux') return
  const entry = await readFile(entryFile(), 'utf8').catch(() => '')
  const program = programOf(entry)
  if (program === undefined || (await isThere(program))) return
  await writeFile(entryFile(), withCommandOf(entry, autostartEntry(ownCommand(app), process.env)))
}

function entryFile(): string {
  const configured = process.env['XDG_CONFIG_HOME'] ?? ''
  const configFolder = path.isAbsolute(configured) ? configured : path.join(homedir(), '.config')
  return path.join(configFolder, 'autostart', `${entryName('ollim', chosenHome(process.env))}.desktop`)
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

/**
 * Whether the system started Ollim at login, according to macOS, which passes no switch to login items. Call once the
 * app is ready.
 */
export function wasStartedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}
