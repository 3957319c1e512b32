import { eventChannel, type Screen } from '../../../electron/shared/contract'
import type { Ollim } from './launch'

/** Shows a screen, as the tray and the menu do. */
export async function showScreen({ app }: Ollim, screen: Screen): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [channel, asked]) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, asked),
    [eventChannel('screenRequested'), screen] as const,
  )
}
