import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { app, dialog } from 'electron'
import { failedStartWords } from '../shared/failed-start-words'

export interface StartFacts {
  readonly argv: readonly string[]
  /** The AppImage that runs; `undefined` where none does. */
  readonly appImage: string | undefined
  readonly isRoot: boolean
}

/**
 * The command after which an AppImage can have Chromium's sandbox, where it was started without: its own starter, which
 * electron-builder makes, leaves it out where the system gives none, and says nothing.
 *
 * @returns `undefined` where there is a sandbox, or root does without
 */
export function sandboxCommand({ argv, appImage, isRoot }: StartFacts): string | undefined {
  if (appImage === undefined || isRoot || !argv.includes('--no-sandbox')) return undefined
  const file = '/etc/apparmor.d/ollim-appimage'
  const profile = `abi <abi/4.0>, profile ollim-appimage "${appImage}" flags=(unconfined) { userns, }`
  return `echo '${profile.replaceAll("'", String.raw`'\''`)}' | sudo tee ${file} && sudo apparmor_parser -r ${file}`
}

export interface SandboxQuestion {
  /** As `sandboxCommand` gives it; what the person agrees to holds for the AppImage that it names. */
  readonly command: string
  /** The folder of all state, where it is remembered that the person agreed. */
  readonly home: string
  /** Started at login, or for a command of the terminal: nobody looks for a question then. */
  readonly isHidden: boolean
}

/** Whether to start without the sandbox, as nobody but the person may decide. To be asked once the app is ready. */
export async function mayGoWithoutSandbox({ command, home, isHidden }: SandboxQuestion): Promise<boolean> {
  const agreement = path.join(home, 'without-sandbox.txt')
  if ((await readFile(agreement, 'utf8').catch(() => '')) === command) return true
  const { title, sandbox, quitButton, startAnywayButton } = failedStartWords(
    app.getPreferredSystemLanguages(),
  )
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title,
    message: sandbox,
    detail: command,
    buttons: isHidden ? [quitButton] : [quitButton, startAnywayButton],
    defaultId: 0,
    cancelId: 0,
  })
  if (response !== 1) return false
  // Where it cannot be written down, it is asked again.
  await writeFile(agreement, command).catch(() => undefined)
  return true
}
