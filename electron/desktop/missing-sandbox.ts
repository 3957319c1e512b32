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

/** Whether to start without the sandbox, as nobody but the person may decide. To be asked once the app is ready. */
export async function mayGoWithoutSandbox(command: string): Promise<boolean> {
  const { title, sandbox, quitButton, startAnywayButton } = failedStartWords(
    app.getPreferredSystemLanguages(),
  )
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title,
    message: sandbox,
    detail: command,
    buttons: [quitButton, startAnywayButton],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}
