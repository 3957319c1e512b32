import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import { createCredentialsLender } from '../../../electron/adapters/aws-config/lender'
import { systemClock, systemIds } from '../../../electron/adapters/clock'
import { createFiles } from '../../../electron/adapters/files/files'
import { createSpool } from '../../../electron/adapters/files/spool'
import { createImageSniffer } from '../../../electron/adapters/images/sniffer/sniffer'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { createImageFetcher } from '../../../electron/adapters/web/image-fetcher'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { createEngineWork } from '../../../electron/cli/work/engine-work'
import { serveHandover, type HandoverServer } from '../../../electron/cli/handover/handover-server'
import { createMemoryRecords } from '../../../electron/cli/work/memory-records'
import { BorrowedCredentials } from '../../../electron/core/credentials/borrowed-credentials'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import { Engine } from '../../../electron/core/uploads/engine'
import { success } from '../../../electron/shared/result'
import { engineChoices } from '../../support/engine-choices'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeImage } from '../../support/images/images'
import { idleWork } from '../../support/idle-work'
import { noConverter, noMetadata } from '../../support/no-op-ports'
import { faultyForTest } from '../../support/servers/faulty-server'
import { imageAnswer } from '../../support/servers/image-web'
import { motoTarget, publicTarget } from '../../support/servers/targets'
import { makeSilentLog } from '../../support/silent-log'
import { runOllim, typeToOllim } from './ollim'

const store = inject('publicStore')
const moto = inject('moto')

/** An app without a window: its engine, its saved destination, its door for command lines. */
async function openApp(
  home: string,
  saved = publicTarget(store, { name: 'Blog', keyTemplate: '{uuid}/{name}.{ext}' }),
): Promise<{ readonly close: () => Promise<void> }> {
  const log = makeSilentLog()
  const loans = new BorrowedCredentials({
    lender: createCredentialsLender({ env: {}, home }, () => Promise.resolve('')),
    clock: systemClock,
    redactSecret: () => undefined,
    onChange: () => undefined,
  })
  const stores = createObjectStores({ log, loans })
  const files = createFiles()
  const ports = { stores, files, clock: systemClock, ids: systemIds }
  const spool = createSpool(path.join(home, 'spool'))
  const sniffer = createImageSniffer()
  const engine = new Engine(
    {
      ...createMemoryRecords(),
      ...ports,
      spool,
      sniffer,
      metadata: noMetadata,
      converter: noConverter,
    },
    engineChoices(saved),
  )
  const served = await serveHandover({
    log,
    address: { socket: path.join(home, 'ollim.sock'), folder: home },
    work: {
      ...idleWork,
      ...createEngineWork({
        ...ports,
        engine,
        web: createPublicWeb(),
        fetcher: createImageFetcher({ spool, sniffer, proxyOf: () => Promise.resolve('') }),
        spool,
        destinations: () => ({ destinations: [saved], defaultDestinationId: saved.id }),
        targetOf: () => success(saved),
        loans,
      }),
    },
  })
  if (!served.ok) throw new Error(served.problem)
  const server: HandoverServer = served.value
  return {
    close: async () => {
      await server.dispose()
      await engine.dispose()
    },
  }
}

describe('a saved destination', () => {
  let cwd: string

  beforeEach(async () => {
    cwd = await folderForTest('handover')
    await mkdir(path.join(cwd, 'home'))
    await writeFile(path.join(cwd, 'a.png'), await makeImage('png'))
  })

  it.each([{ name: [] }, { name: ['--destination', 'blog'] }])(
    'is uploaded to by the app: $name',
    async ({ name }) => {
      const app = await openApp(path.join(cwd, 'home'))
      const { code, stdout, stderr } = await runOllim(['upload', ...name, 'a.png', 'missing.png'], {
        env: {},
        cwd,
      })
      await app.close()
      expect(code).toBe(1)
      const response = await fetch(stdout.trimEnd())
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(stderr).toMatch(/^missing\.png is .+\n$/)
    },
  )

  it('receives an image that the app fetched by its address', async () => {
    const image = await makeImage('png', 3, 3)
    const { endpoint } = await faultyForTest((socket) => socket.write(imageAnswer('200 OK', {}, image)))
    const app = await openApp(path.join(cwd, 'home'))
    const { code, stdout, stderr } = await runOllim(['upload', `${endpoint}/web.png`, 'a.png'], {
      env: {},
      cwd,
    })
    await app.close()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [link = ''] = stdout.split('\n')
    expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(image)
  })

  it('is checked by the app', async () => {
    const app = await openApp(path.join(cwd, 'home'))
    const { code, stdout } = await runOllim(['check', '--json'], { env: {}, cwd })
    await app.close()
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ destination: 'Blog', ok: true })
  })

  it('is refused with the existing names if it does not exist', async () => {
    const app = await openApp(path.join(cwd, 'home'))
    const ended = await runOllim(['upload', '--destination', 'Blob', 'a.png'], { env: {}, cwd })
    await app.close()
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/“Blob”.+: Blog\.\n$/)
  })

  it('is reported as unavailable at once if the app does not start', async () => {
    const [broken, home] = [path.join(cwd, 'broken'), path.join(cwd, 'home')]
    const { credentials: _keys, certificateAuthorityFile: _file, ...blog } = publicTarget(store)
    const settings = { ...emptySettings, destinations: [blog], defaultDestinationId: blog.id }
    await writeFile(path.join(home, 'settings.json'), JSON.stringify(settings))
    await writeFile(broken, '#!/bin/sh\nexit 1\n')
    await chmod(broken, 0o755)
    const ended = await runOllim(['upload', 'a.png'], { env: { OLLIM_APP: broken }, cwd })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/did not start/)
  })

  it('is reported as missing without starting the app if nothing is saved', async () => {
    const ended = await runOllim(['upload', 'a.png'], { env: { OLLIM_APP: '/no/app' }, cwd })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/^There is no destination yet\..+OLLIM_BUCKET/)
  })

  it.runIf(moto !== null && process.platform === 'linux')(
    'lets the terminal ask for the code of a session, which the app then begins',
    async () => {
      if (moto === null) return
      const mfaSerial = 'arn:aws:iam::123456789012:mfa/phone'
      const target = motoTarget(moto, moto.users.assumer, { name: 'Work', roleArn: moto.role, mfaSerial })
      const app = await openApp(path.join(cwd, 'home'), target)
      try {
        const refused = await runOllim(['check'], { cwd, env: {} })
        expect(refused.stdout).toContain(
          'A new session needs the code of your MFA device. Run the command in a terminal',
        )
        const typed = { question: 'Code: ', keys: '123456\n' }
        const { code, screen } = await typeToOllim(['check'], { cwd, env: {} }, typed)
        expect(screen).toContain('A new session needs the code of your MFA device.\r\nCode: ')
        expect(screen).toContain('May    passed')
        expect(screen).not.toContain('123456')
        expect(code).toBe(0)
      } finally {
        await app.close()
      }
    },
  )
})
