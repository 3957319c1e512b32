import { tmpdir } from 'node:os'
import { app } from 'electron'
import { systemClock, systemIds } from '../adapters/clock'
import { forgetPipeName, newPipeName } from '../adapters/files/pipe-name'
import { type Core, buildCore } from './build-core'
import { createEngineWork } from '../cli/jobs/engine-work'
import { handoverAddress } from '../cli/handover/handover-address'
import { serveHandover } from '../cli/handover/handover-server'
import { createSettingsWork } from '../cli/jobs/settings-work'
import type { Log } from '../core/ports'
import { aboutApp } from '../desktop/about'
import { type DoorNeeds, type Doors, openDoors } from './open-doors'

const { env, platform } = process

export interface AppNeeds extends DoorNeeds {
  /** The folder of all state. */
  readonly home: string
  /** Called once all is open. */
  readonly onOpen: (opened: OpenApp) => void
}

export interface OpenApp {
  readonly log: Log
  readonly doors: Doors
}

/** Builds the core, opens its doors, and uploads what this start was given. */
export function openApp({ home, onOpen, ...needs }: AppNeeds): void {
  const core: Core = buildCore(home, needs.besideMain, {
    onQueueChange: () => doors.onQueueChange(),
    onHistoryChange: () => doors.onHistoryChange(),
    onBatchFinished: (batch) => doors.onBatchFinished(batch),
    onDeletionChange: (state) => doors.onDeletionChange(state),
    onReplaceProgress: (progress) => doors.onReplaceProgress(progress),
  })
  const doors = openDoors(core, needs)
  core.engine.start()
  core.earlyImages.start({ onUploaded: doors.showUploads, onWaiting: doors.showSettings })
  core.retention.start()
  void core.unfinished.finish()
  doors.upload(needs.request.paths)
  void serveCommandLines(core, home)
  core.log.info('Ollim has started', { ...aboutApp(core.log.folder) })
  onOpen({ log: core.log, doors })
}

/** Command lines of the same user hand their files over, since only the app can open the secrets. */
async function serveCommandLines(core: Core, home: string): Promise<void> {
  const { engine, settings, importer, exporter, stores, web, loans, spool, fetcher, log } = core
  const engineWork = createEngineWork({
    engine,
    stores,
    web,
    clock: systemClock,
    ids: systemIds,
    destinations: () => settings.read(),
    targetOf: (id) => settings.targetOf(id),
    loans,
    spool,
    fetcher,
  })
  const settingsWork = createSettingsWork({
    settings,
    importer,
    exporter,
    onRenewed: (id) => engine.queue.releaseDestination(id),
  })
  const work = { ...engineWork, ...settingsWork }
  const userId = process.getuid?.() ?? 0
  const pipeName = platform === 'win32' ? await newPipeName(home) : ''
  if (pipeName === undefined) {
    log.warn('Command lines cannot reach the app: the name of its pipe cannot be written')
    return
  }
  const address = handoverAddress({ home, platform, env, temporaryFolder: tmpdir(), userId, pipeName })
  const served = await serveHandover({ address, work, log })
  if (!served.ok) return
  app.on('before-quit', () => {
    served.value.stopAccepting()
    if (platform === 'win32') void forgetPipeName(home)
  })
  app.on('will-quit', () => void served.value.dispose())
}
