import type { ElectronApplication } from 'playwright-core'
import { eventChannel } from '../../../electron/shared/contract'
import type { Upload } from '../../../electron/shared/uploads/upload'

/** Sends the page uploads that main does not have. */
export async function sendUploads(app: ElectronApplication, uploads: readonly Upload[]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [channel, changed]) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, {
        changed,
        removed: [],
        queue: { paused: false, holds: [] },
      }),
    [eventChannel('uploadsChanged'), uploads] as const,
  )
}
