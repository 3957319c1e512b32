import { aboutApp } from '../desktop/about'
import { logGoneProcesses } from '../desktop/log-gone-processes'
import { logUncaught } from '../desktop/log-uncaught'
import type { Log } from '../core/ports/log'
import { buildCore, type Core } from './build-core'
import { openCommandLines } from './open-command-lines'
import { openDoors, type DoorNeeds, type Doors } from './open-doors'

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
  logUncaught(process, core.log)
  logGoneProcesses(core.log)
  const doors = openDoors(core, needs)
  core.engine.start()
  core.earlyImages.start({ onUploaded: doors.showUploads, onWaiting: doors.showSettings })
  core.retention.start()
  void core.unfinished.finish()
  doors.upload(needs.request.paths)
  void openCommandLines(core, home)
  core.log.info('Ollim has started', { ...aboutApp(core.log.folder) })
  onOpen({ log: core.log, doors })
}
