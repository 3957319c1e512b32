import { chmod, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandoverWork } from '../../../electron/cli/handover/handover-client'
import { serveHandover } from '../../../electron/cli/handover/handover-server'
import { openSocket } from '../../../electron/cli/handover/open-socket'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import { problem, success } from '../../../electron/shared/result'
import { folderForTest } from '../../support/files/folder-for-test'
import { idleWork } from '../../support/idle-work'
import { makeSilentLog } from '../../support/silent-log'

describe('the handover’s socket', () => {
  let home: string
  let address: { readonly socket: string; readonly folder: string }
  beforeEach(async () => {
    home = await folderForTest('handover')
    address = { socket: path.join(home, 'deep/er/ollim.sock'), folder: path.join(home, 'deep/er') }
  })

  const where = () => Promise.resolve(address)
  const one = { id: 'one', name: 'Blog', bucket: 'photos' }
  const saved = async () => success({ destinations: [one], defaultDestinationId: 'one' })

  const serve = () => serveHandover({ address, work: idleWork, log: makeSilentLog() })

  it('is open to this user alone, and gone when the app quits', async () => {
    const served = await serve()
    expect((await stat(address.socket)).mode & 0o777).toBe(0o600)
    expect((await stat(address.folder)).mode & 0o777).toBe(0o700)
    if (served.ok) await served.value.dispose()
    expect(await readdir(address.folder)).toEqual([])
  })

  it('does not change the process’s permissions for new files', async () => {
    const usual = process.umask(0o027)
    const served = await serve()
    expect(process.umask(usual)).toBe(0o027)
    if (served.ok) await served.value.dispose()
  })

  it('is refused to a second app, and the first one continues', async () => {
    const first = await serve()
    expect(await serve()).toEqual(problem('taken'))
    const socket = await openSocket(address.socket)
    expect(socket).toBeDefined()
    socket?.destroy()
    if (first.ok) await first.value.dispose()
  })

  it('is no longer found once the app is ending, while running work continues', async () => {
    const served = await serve()
    const before = await openSocket(address.socket)
    if (served.ok) served.value.stopAccepting()
    expect(await openSocket(address.socket)).toBeUndefined()
    expect(before?.destroyed).toBe(false)
    if (served.ok) await served.value.dispose()
  })

  it('replaces the socket of a killed app', async () => {
    const killed = await serve()
    if (killed.ok) await killed.value.dispose()
    await writeFile(address.socket, '')
    const served = await serve()
    expect(served.ok).toBe(true)
    if (served.ok) await served.value.dispose()
  })

  it('is reported as unavailable if it cannot be created', async () => {
    await writeFile(path.join(home, 'deep'), 'a file in the way')
    expect(await serve()).toEqual(problem('unavailable'))
  })

  it('is not trusted in a folder that others may enter', async () => {
    const served = await serve()
    await chmod(address.folder, 0o755)
    const startApp = async () => problem({ kind: 'app-missing' } as const)
    const signal = new AbortController().signal
    const work = createHandoverWork({ address: where, saved, startApp })
    expect(await work.check({ destination: undefined, signal })).toEqual(problem({ kind: 'app-missing' }))
    if (served.ok) await served.value.dispose()
  })

  describe('while the app does not run', () => {
    const signal = new AbortController().signal
    const check = { destination: undefined, signal }

    it('is waited for after the app was started', async () => {
      let served: Awaited<ReturnType<typeof serve>> | undefined
      const startApp = async () => {
        setImmediate(() => void serve().then((server) => (served = server)))
        return success({ hasFailed: () => false })
      }
      const asked = await createHandoverWork({ address: where, saved, startApp }).check(check)
      expect(asked).toEqual(problem({ kind: 'no-destination' }))
      if (served?.ok === true) await served.value.dispose()
    })

    it('is waited for if the starting app reports it', async () => {
      let served: Awaited<ReturnType<typeof serve>> | undefined
      const startApp = async () => {
        setImmediate(() => void serve().then((server) => (served = server)))
        return success({ hasFailed: () => false })
      }
      const ofThisRun = () => Promise.resolve(served === undefined ? undefined : address)
      const asked = await createHandoverWork({ address: ofThisRun, saved, startApp }).check(check)
      expect(asked).toEqual(problem({ kind: 'no-destination' }))
      if (served?.ok === true) await served.value.dispose()
    })

    it('is not waited for if the app could not start', async () => {
      const startApp = async () => success({ hasFailed: () => true })
      expect(await createHandoverWork({ address: where, saved, startApp }).check(check)).toEqual(
        problem({ kind: 'app-not-started' }),
      )
    })

    it.each([
      ['no destination at all', undefined, { kind: 'no-destination' }],
      ['none of that name', 'Blob', { kind: 'unknown-destination', name: 'Blob', known: [] }],
    ] as const)(
      'is not waited for, and no app started, if %s is saved',
      async (_what, destination, refusal) => {
        const startApp = vi.fn(async () => problem({ kind: 'app-missing' } as const))
        const none = async () => success(emptySettings)
        const work = createHandoverWork({ address: where, saved: none, startApp })
        expect(await work.check({ destination, signal })).toEqual(problem(refusal))
        expect(startApp).not.toHaveBeenCalled()
        expect(await work.exportDestinations({ destination, passphrase: '', signal })).toEqual(
          problem(refusal),
        )
        expect(startApp).not.toHaveBeenCalled()
        const order = { text: '', destination: undefined, passphrase: '', signal }
        expect(await work.importText(order)).toEqual(problem({ kind: 'app-missing' }))
      },
    )

    it.each([{ kind: 'settings-newer' }, { kind: 'settings-damaged', file: '/home/settings.json' }] as const)(
      'is not started, because it would set the settings aside: %j',
      async (refusal) => {
        const startApp = vi.fn(async () => problem({ kind: 'app-missing' } as const))
        const unread = async () => problem(refusal)
        const work = createHandoverWork({ address: where, saved: unread, startApp })
        expect(await work.check(check)).toEqual(problem(refusal))
        const order = { text: '', destination: undefined, passphrase: '', signal }
        expect(await work.importText(order)).toEqual(problem(refusal))
        expect(startApp).not.toHaveBeenCalled()
      },
    )

    it('is not waited for after an interruption', async () => {
      const startApp = async () => success({ hasFailed: () => false })
      const work = createHandoverWork({ address: where, saved, startApp })
      expect(await work.check({ ...check, signal: AbortSignal.abort() })).toEqual(
        problem({ kind: 'cancelled' }),
      )
    })
  })
})
