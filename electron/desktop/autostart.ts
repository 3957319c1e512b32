import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { app } from 'electron'
import { appId } from './app-id'
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

/** Starts Ollim in the tray when the person logs in, or no longer does. Rejects where it cannot be written. */
export async function setLaunchAtLogin(enabled: boolean, platform: NodeJS.Platform): Promise<void> {
  if (platform !== 'linux') {
    const home = chosenHome(process.env)
    if (!canLaunchAtLogin(platform, process.env)) throw new Error('macOS starts only the usual Ollim')
    const [program, ...folder] = ownCommand(app)
    const words = home === '' ? folder : [...folder, `${homeSwitch}${home}`]
    const args = [...words.map(quotedForWindows), '--hidden']
    const own = home === '' ? {} : { name: entryName(appId, home) }
    app.setLoginItemSettings({ openAtLogin: enabled, path: `"${program}"`, args, ...own })
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

/** As Electron 43 asks for it; a later one quotes by itself, and would quote twice what needs none. */
function quotedForWindows(word: string): string {
  return word.includes(' ') ? `"${word}"` : word
}

/**
 * Has an entry of earlier start this Ollim where the one that it names is gone, as after an update into a folder of
 * another name. What else stands in the system stays: the person may have changed it there.
 */
export async function mendLaunchAtLogin(platform: NodeJS.Platform): Promise<void> {
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
 * Whether the system started Ollim because somebody logged in, as macOS tells: it hands the switch to no login item.
 * To be asked once the app is ready.
 */
export function wasStartedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}
