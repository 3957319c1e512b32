import { createServer } from 'node:net'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { serveHandover } from '../../../electron/cli/handover/handover-server'
import { runningDestinations } from '../../../electron/cli/handover/running-destinations'
import { destinationsOfApp } from '../../../electron/cli/work/known-destination'
import { environmentDestinationId } from '../../../electron/shared/destinations/destination'
import { folderForTest } from '../../support/files/folder-for-test'
import { idleWork } from '../../support/idle-work'
import { sampleFields } from '../../support/memory-settings'
import { makeSilentLog } from '../../support/silent-log'

describe('the destinations of the running app', () => {
  let address: { readonly socket: string; readonly folder: string }

  beforeEach(async () => {
    const home = await folderForTest('running')
    address = { socket: path.join(home, 'ollim.sock'), folder: home }
  })

  it('are told as its settings have them, with which one comes from its environment', async () => {
    const known = { accessKeyIdEnd: 'MPLE', hasSecretAccessKey: true, hasSessionToken: false, expiresAt: 5 }
    const settings = {
      destinations: [
        {
          ...sampleFields,
          ...known,
          id: environmentDestinationId,
          name: 'container',
          secretKeeping: 'memory',
        },
        { ...sampleFields, ...known, id: 'one', name: '블로그', secretKeeping: 'keyring' },
      ],
      defaultDestinationId: environmentDestinationId,
    } as const
    const work = { ...idleWork, knownDestinations: () => destinationsOfApp(settings) }
    const served = await serveHandover({ address, work, log: makeSilentLog() })
    if (!served.ok) throw new Error(served.problem)
    onTestFinished(() => served.value.dispose())
    const rest = { accessKeyIdEnd: 'MPLE', expiresAt: 5 }
    expect(await runningDestinations(address)).toEqual([
      {
        ...{ ...rest, isDefault: true, isFromEnvironment: true },
        destination: { ...sampleFields, id: environmentDestinationId, name: 'container' },
      },
      {
        ...{ ...rest, isDefault: false, isFromEnvironment: false },
        destination: { ...sampleFields, id: 'one', name: '블로그' },
      },
    ])
  })

  it('are unknown if none is running, or an older one that does not tell', async () => {
    expect(await runningDestinations(undefined)).toBeUndefined()
    expect(await runningDestinations(address)).toBeUndefined()
    const older = createServer((socket) =>
      socket.resume().end('{"version":1,"type":"refused","refusal":{"kind":"app-differs"}}\n'),
    )
    await new Promise<void>((resolve) => older.listen(address.socket, () => resolve()))
    expect(await runningDestinations(address)).toBeUndefined()
    await new Promise((resolve) => older.close(resolve))
  })

  it('are unknown if the app does not answer', async () => {
    const hanging = createServer((socket) => socket.resume())
    await new Promise<void>((resolve) => hanging.listen(address.socket, () => resolve()))
    expect(await runningDestinations(address, 20)).toBeUndefined()
    await new Promise((resolve) => hanging.close(resolve))
  })
})
