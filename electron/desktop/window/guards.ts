import { app, session, type WebContents } from 'electron'
import type { Log } from '../../core/ports/log'

/** The core's log; the core is only ready after the first window. */
type LaterLog = () => Promise<Pick<Log, 'warn'>>

/**
 * Confines every page: no other address, no new window, no embedded page, no permission, no download. Call once the app
 * is ready and before the first window.
 *
 * @param isOwnAddress whether an address is one of the page's own
 */
export function guardContents(log: LaterLog, isOwnAddress: (address: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, log, isOwnAddress)
    contents.setWindowOpenHandler(({ url }) => {
      warn(log, 'A new window was refused', { address: url })
      return { action: 'deny' }
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
      warn(log, 'An embedded page was refused')
    })
  })
  denyPermissions(log)
}

function guardNavigation(
  contents: WebContents,
  log: LaterLog,
  isOwnAddress: (address: string) => boolean,
): void {
  const refuse = (event: { preventDefault(): void; url: string }): void => {
    if (isOwnAddress(event.url)) return
    event.preventDefault()
    warn(log, 'A navigation was refused', { address: event.url })
  }
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
}

function denyPermissions(log: LaterLog): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    warn(log, 'A permission was refused', { permission })
    answer(false)
  })
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event) => {
    event.preventDefault()
  })
}

function warn(log: LaterLog, message: string, facts: Record<string, string> = {}): void {
  void log().then((open) => open.warn(message, facts))
}
