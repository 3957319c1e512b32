import { tmpdir } from 'node:os'
import { app } from 'electron'
import { systemClock, systemIds } from '../adapters/clock'
import { forgetPipeName, newPipeName } from '../adapters/files/pipe-name'
import { handoverAddress } from '../cli/handover/handover-address'
import { serveHandover, type ServedWork } from '../cli/handover/handover-server'
import { createEngineWork } from '../cli/work/engine-work'
import { destinationsOfApp } from '../cli/work/known-destination'
import { createSettingsWork } from '../cli/work/settings-work'
import type { Core } from './build-core'

const { env, platform } = process

/** Opens the door of this user's command lines, which hand over what needs a secret: only the app can decrypt one. */
export async function openCommandLines(core: Core, home: string): Promise<void> {
  const { log } = core
  const userId = process.getuid?.() ?? 0
  const pipeName = platform === 'win32' ? await newPipeName(home) : ''
  if (pipeName === undefined) {
    log.warn('Command lines cannot reach the app: the name of its pipe cannot be written')
    return
  }
  const address = handoverAddress({ home, platform, env, temporaryFolder: tmpdir(), userId, pipeName })
  const served = await serveHandover({ address, work: createAppWork(core), log })
  if (!served.ok) return
  app.on('before-quit', () => {
    served.value.stopAccepting()
    if (platform === 'win32') void forgetPipeName(home)
  })
  app.on('will-quit', () => void served.value.dispose())
}

function createAppWork(core: Core): ServedWork {
  const { engine, settings } = core
  return {
    ...createEngineWork({
      ...core,
      clock: systemClock,
      ids: systemIds,
      destinations: () => settings.read(),
      targetOf: (id) => settings.targetOf(id),
    }),
    knownDestinations: () => destinationsOfApp(settings.read()),
    ...createSettingsWork({ ...core, onRenewed: (id) => engine.queue.releaseDestination(id) }),
  }
}
