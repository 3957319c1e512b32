/** Where Ollim begins: a command for the terminal, or the one app of its home. No logic. */
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { app } from 'electron'
import { systemClock, systemIds } from './adapters/clock'
import { type Core, buildCore } from './build-core'
import { commandIn } from './cli/command-in'
import { createEngineWork } from './cli/engine-work'
import { handoverAddress } from './cli/handover-address'
import { serveHandover } from './cli/handover-server'
import { createSettingsWork } from './cli/settings-work'
import { ollimHome } from './cli/home'
import { aboutApp } from './desktop/about'
import { pageAddress, registerAppScheme } from './desktop/app-protocol'
import { runUnderUtf8Locale } from './desktop/locale'
import { OpenedFiles } from './desktop/opened-files'
import { becomeOnlyInstance } from './desktop/single-instance'
import { ownArguments, parseStart, type StartRequest } from './desktop/start-request'
import { type Doors, openDoors } from './open-doors'

const { env, platform } = process
const home = ollimHome(env, platform, homedir())

// Electron turns to the screen only when this is through, so that a command needs none.
if (commandIn(process.argv, process.defaultApp) === undefined) await startUnderUtf8Locale()
else await (await import('./cli/main')).runCommandLine()

/** A checkout's Electron is started under such a locale by its scripts. */
async function startUnderUtf8Locale(): Promise<void> {
  const exitCode = process.defaultApp ? undefined : await runUnderUtf8Locale()
  if (exitCode === undefined) startApp()
  else process.exit(exitCode)
}

function startApp(): void {
  app.setPath('userData', home)
  registerAppScheme()
  const args = ownArguments(process.argv, process.defaultApp)
  let doors: Doors | undefined
  if (!becomeOnlyInstance(args, (request: StartRequest) => doors?.request(request))) {
    app.quit()
    return
  }
  const opened = new OpenedFiles(systemClock)
  // A drop on the Dock's icon starts Ollim and hands its files over before it is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    opened.add(file)
  })
  void app.whenReady().then(() => {
    doors = start(parseStart(args, process.cwd()))
    opened.deliverTo(doors.takeFiles)
  })
}

function start(request: StartRequest): Doors {
  const besideMain = (name: string): string => path.join(import.meta.dirname, name)
  const core: Core = buildCore(home, besideMain, {
    onQueueChange: () => doors.onQueueChange(),
    onHistoryChange: () => doors.onHistoryChange(),
    onBatchFinished: (batch) => doors.onBatchFinished(batch),
    onDeletionChange: (state) => doors.onDeletionChange(state),
  })
  const doors = openDoors(core, pageToShow(), besideMain, request.hidden)
  core.engine.start()
  core.retention.start()
  doors.upload(request.paths)
  void serveCommandLines(core)
  core.log.info('Ollim has started', { ...aboutApp(core.log.folder) })
  return doors
}

/** Ends in a slash, so that no other host's address begins with it. */
function pageToShow(): string {
  const development = env['ELECTRON_RENDERER_URL'] ?? ''
  return development === '' ? pageAddress : new URL(development).href
}

/** Command lines of the same user hand their files over, since only the app can open the secrets. */
async function serveCommandLines(core: Core): Promise<void> {
  const { engine, settings, importer, exporter, stores, web, loans, log } = core
  const engineWork = createEngineWork({
    engine: {
      list: engine.list,
      queue: engine.queue,
      uploadPaths: (paths, destinationId) => engine.uploadPaths(paths, destinationId, 'terminal'),
    },
    stores,
    web,
    clock: systemClock,
    ids: systemIds,
    destinations: () => settings.read(),
    targetOf: (id) => settings.targetOf(id),
    loans,
  })
  const settingsWork = createSettingsWork({
    settings,
    importer,
    exporter,
    onRenewed: (id) => engine.queue.releaseDestination(id),
  })
  const work = { ...engineWork, ...settingsWork }
  const userId = process.getuid?.() ?? 0
  const address = handoverAddress({ home, platform, env, temporaryFolder: tmpdir(), userId })
  const served = await serveHandover({ address, work, log })
  if (served.ok) app.on('will-quit', () => void served.value.dispose())
}
