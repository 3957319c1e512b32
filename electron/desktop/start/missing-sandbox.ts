import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { app, dialog } from 'electron'
import { failedStartWords } from '../../shared/app/failed-start-words'

export interface SandboxFacts {
  readonly argv: readonly string[]
  /** The AppImage that is running, if any. */
  readonly appImage: string | undefined
  readonly isRoot: boolean
}

/**
 * The command after which an AppImage can use Chromium's sandbox, if it was started without: electron-builder's starter
 * silently leaves the sandbox out if the system offers none.
 *
 * @returns `undefined` if there is a sandbox, or root runs without
 */
export function sandboxCommand({ argv, appImage, isRoot }: SandboxFacts): string | undefined {
  if (appImage === undefined || isRoot || !argv.includes('--no-sandbox')) return undefined
  const file = '/etc/apparmor.d/ollim-appimage'
  const profile = `abi <abi/4.0>, profile ollim-appimage "${appImage}" flags=(unconfined) { userns, }`
  return `echo '${profile.replaceAll("'", String.raw`'\''`)}' | sudo tee ${file} && sudo apparmor_parser -r ${file}`
}

export interface SandboxQuestion {
  /** As from `sandboxCommand`; the person's agreement only applies to the AppImage that it names. */
  readonly command: string
  /** The folder of all state, which also keeps the person's agreement. */
  readonly home: string
  /** Whether it was started at login or for a command in a terminal, so that nobody would see a question. */
  readonly isHidden: boolean
}

/** Whether to start without the sandbox, which only the person may decide. Call once the app is ready. */
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
  // If this cannot be written, the question comes again.
  await writeFile(agreement, command).catch(() => undefined)
  return true
}
