/** Where Ollim begins: a command for the terminal, or the one app of its home. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'
import { systemClock } from './adapters/clock'
import { workingFolder } from './adapters/files/working-folder'
import { commandIn } from './cli/command-in'
import { isConverter } from './cli/converter-switch'
import { ollimHome } from './cli/home'
import { runScript } from './cli/run-script'
import { claimIdentity } from './desktop/start/app-identity'
import { pageAddress, registerAppScheme, serveApp } from './desktop/window/app-protocol'
import { wasStartedAtLogin } from './desktop/start/autostart'
import { openBareWindow, untilDocumentCame } from './desktop/window/bare-window'
import { endFailedStart, endWithoutHome } from './desktop/start/failed-start'
import { canHaveGraphicsCard, drawWithoutGraphicsCard } from './desktop/start/graphics-card'
import { guardContents } from './desktop/window/guards'
import { adoptHome, makeHome } from './desktop/start/home-folder'
import { runUnderUtf8Locale } from './desktop/start/locale'
import { mayGoWithoutSandbox, sandboxCommand } from './desktop/start/missing-sandbox'
import { readStart, removeForgottenNames, runWithNamesInFile } from './desktop/start/names-in-file'
import { OpenedFiles } from './desktop/start/opened-files'
import { becomeOnlyInstance } from './desktop/start/single-instance'
import type { GivenStart } from './desktop/start/given-start'
import type { StartRequest } from './desktop/start/start-request'
import { avoidToolkitOpenGl } from './desktop/start/toolkit-drawing'
import type { AppNeeds, OpenApp } from './wiring/open-app'
import type { Doors } from './wiring/open-doors'
import { appImageOf } from './shared/app/app-image'
import { ownArguments } from './shared/app/own-arguments'

const { env, platform } = process
adoptHome(process.argv, env)
const home = ollimHome(env, platform, homedir())
const args = ownArguments(process.argv, process.defaultApp)
const besideMain = (name: string): string => path.join(import.meta.dirname, name)

// Electron connects to the screen only once this module has run, so a command needs no screen.
if (isConverter(process)) await runConverter()
else if (commandIn(args) === undefined) await startUnderUtf8Locale()
else await runScript(besideMain('ollim.cjs'), 'runCommandLine')

/** Runs until the process that started it ends it. */
async function runConverter(): Promise<void> {
  await import(pathToFileURL(besideMain('converter-worker.js')).href)
  await new Promise(() => undefined)
}

/** Starts the packaged app once more under a UTF-8 locale where it has none; a checkout's scripts see to that. */
async function startUnderUtf8Locale(): Promise<void> {
  const exitCode = process.defaultApp ? undefined : await runUnderUtf8Locale()
  if (exitCode === undefined) await startAtHome()
  else process.exit(exitCode)
}

/** Ollim and Electron keep all their files in one folder; without it there is nothing to start. */
async function startAtHome(): Promise<void> {
  const given = { args, workingDirectory: workingFolder() }
  const folder = app.isPackaged ? [] : [app.getAppPath()]
  const ended = (await makeHome(home)) ? await runWithNamesInFile(given, folder, home) : 'unwritable'
  if (ended === 'unwritable') void endWithoutHome(home)
  else if (ended === undefined) startApp(given)
  else process.exit(ended)
}

function startApp(given: GivenStart): void {
  app.setPath('userData', home)
  claimIdentity(app, platform)
  registerAppScheme()
  if (!canHaveGraphicsCard(platform, existsSync)) drawWithoutGraphicsCard(app)
  const restoreEnvironment = avoidToolkitOpenGl(platform, env)
  void app.whenReady().then(restoreEnvironment)
  const isOnly = becomeOnlyInstance(given, (later) => {
    void readStart(later, home).then(async (request) => (await doors).handleStart(request))
  })
  if (!isOnly) {
    app.quit()
    return
  }
  const opened = new OpenedFiles(systemClock)
  // A drop on the Dock's icon starts Ollim and hands its files over before it is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    opened.add(file)
  })
  const doors = app.whenReady().then(async () => {
    const asked = await readStart(given, home)
    // One that cannot be deleted stays until the next start.
    void removeForgottenNames(home, systemClock.now()).catch(() => undefined)
    await endWithoutSandbox(asked.hidden)
    return start({ ...asked, hidden: asked.hidden || wasStartedAtLogin(platform) })
  })
  void doors.then(({ takeFiles }) => opened.deliverTo(takeFiles), endFailedStart)
}

/** Ends a start without Chromium's sandbox, unless the person wants to go on without it. */
async function endWithoutSandbox(isHidden: boolean): Promise<void> {
  const appImage = appImageOf(env, process.execPath)
  const command = sandboxCommand({ argv: process.argv, appImage, isRoot: process.getuid?.() === 0 })
  if (command === undefined || (await mayGoWithoutSandbox({ command, home, isHidden }))) return
  app.exit()
  // Quitting takes a moment, in which the start would go on.
  await new Promise(() => undefined)
}

/** Opens the bare window first. Once its page has the document, the core starts beside it. */
function start(request: StartRequest): Promise<Doors> {
  const address = pageToShow()
  serveApp({ root: besideMain('renderer'), popoverRoot: besideMain('popover'), doors: () => doors })
  guardContents(
    () => open.then(({ log }) => log),
    (asked) => asked.startsWith(address),
  )
  const bareWindow = request.hidden ? undefined : openBareWindow({ address, platform, besideMain })
  const documentCame = bareWindow === undefined ? Promise.resolve() : untilDocumentCame(bareWindow)
  const open = documentCame.then(() => openApp({ address, request, bareWindow }))
  const doors = open.then((opened) => opened.doors)
  return doors
}

/** Loads the rest of the app, a bundle of its own, so that a start that ends earlier does not read it. */
function openApp(needs: Pick<AppNeeds, 'address' | 'request' | 'bareWindow'>): Promise<OpenApp> {
  return new Promise((onOpen) => {
    runScript(besideMain('app.cjs'), 'openApp', { ...needs, home, besideMain, onOpen } satisfies AppNeeds)
  })
}

/** The page's address, a development server's in some checkouts. Its last slash keeps other hosts from matching. */
function pageToShow(): string {
  const development = app.isPackaged ? '' : (env['ELECTRON_RENDERER_URL'] ?? '')
  return development === '' ? pageAddress : new URL(development).href
}
