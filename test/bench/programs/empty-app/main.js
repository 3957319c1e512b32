/** A minimal Electron app, as the baseline for Ollim's start and memory. */
import process from 'node:process'
import { app, BrowserWindow } from 'electron'

app.setPath('userData', process.env['EMPTY_APP_HOME'] ?? '')
app.on('window-all-closed', () => undefined)
void app.whenReady().then(() => {
  if (process.argv.includes('--hidden')) return
  const window = new BrowserWindow({
    width: 920,
    height: 640,
    show: false,
    webPreferences: { sandbox: true },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL('data:text/html,<title>Empty</title><h1>Empty</h1>')
})
