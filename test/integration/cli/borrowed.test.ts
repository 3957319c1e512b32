import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeImage } from '../../support/images/images'
import { motoTarget, publicTarget } from '../../support/servers/targets'
import { runOllim, typeToOllim } from './ollim'

const store = inject('publicStore')
const moto = inject('moto')

describe('a saved destination that borrows from ~/.aws', () => {
  let folder: string

  beforeEach(async () => {
    folder = await folderForTest('cli')
    await mkdir(path.join(folder, 'home'))
    await saveDestination({ ...publicTarget(store), keyTemplate: 'cli-borrowed/{uuid}.{ext}' })
    await mkdir(path.join(folder, '.aws'))
    await writeFile(path.join(folder, 'a.png'), await makeImage('png'))
  })

  async function saveDestination(target: StoreTarget): Promise<void> {
    const { id, credentials: _, certificateAuthorityFile: __, ...fields } = target
    const credentialsSource = { kind: 'profile', name: 'blog' } as const
    const destination = { ...fields, id, name: 'Blog', credentialsSource }
    const settings = { ...emptySettings, destinations: [destination], defaultDestinationId: id }
    await writeFile(path.join(folder, 'home', 'settings.json'), JSON.stringify(settings))
  }

  async function writeProfile(secret: string): Promise<void> {
    const keys = `aws_access_key_id = ${store.accessKeyId}\naws_secret_access_key = ${secret}\n`
    await writeFile(path.join(folder, '.aws', 'credentials'), `[blog]\n${keys}`)
  }

  it.each([{ named: [] }, { named: ['--destination', 'blog'] }])(
    'is uploaded to without the app: $named',
    async ({ named }) => {
      await writeProfile(store.secretAccessKey)
      const { code, stdout, stderr } = await runOllim(['upload', ...named, 'a.png'], { cwd: folder, env: {} })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect((await fetch(stdout.trim())).status).toBe(200)
    },
  )

  it('is checked, with what is wrong with the profile', async () => {
    const { code, stdout } = await runOllim(['check', '--json'], { cwd: folder, env: {} })
    expect(code).toBe(1)
    const report: unknown = JSON.parse(stdout)
    expect(report).toMatchObject({
      destination: 'Blog',
      ok: false,
      checks: [
        {
          step: 'who',
          status: 'failed',
          kind: 'credentials-missing',
          message: 'There is no profile blog in ~/.aws on this computer.',
        },
        { step: 'where', status: 'skipped' },
        { step: 'may', status: 'skipped' },
        { step: 'link', status: 'skipped' },
      ],
    })
  })

  it.runIf(moto !== null && process.platform === 'linux')(
    'asks for an MFA code in the terminal if its profile needs one',
    async () => {
      if (moto === null) return
      const { accessKeyId, secretAccessKey } = moto.users.assumer
      const base = `[base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`
      const blog = `[profile blog]\nrole_arn = ${moto.role}\nsource_profile = base\nregion = us-east-1\n`
      await writeFile(path.join(folder, '.aws', 'credentials'), base)
      await writeFile(
        path.join(folder, '.aws', 'config'),
        `${blog}mfa_serial = arn:aws:iam::123456789012:mfa/phone\n`,
      )
      await saveDestination({ ...motoTarget(moto, moto.users.nobody), keyTemplate: 'mfa/{uuid}.{ext}' })
      const env = { AWS_ENDPOINT_URL_STS: moto.endpoint }
      const alone = await runOllim(['upload', 'a.png'], { cwd: folder, env })
      expect(alone.code).toBe(1)
      expect(alone.stderr).toBe(
        'a.png: The profile blog needs the code of your MFA device. ' +
          'Run the command in a terminal, which asks for it, or set OLLIM_MFA_CODE.\n',
      )
      const scripted = await runOllim(['upload', 'a.png'], {
        cwd: folder,
        env: { ...env, OLLIM_MFA_CODE: '123456' },
      })
      expect(scripted).toMatchObject({ code: 0, stderr: '' })
      const typed = { question: 'Code: ', keys: '123456\n' }
      const { code, screen } = await typeToOllim(['upload', 'a.png'], { cwd: folder, env }, typed)
      expect(screen).toContain('Code: ')
      expect(screen).toContain(`${moto.endpoint}/${moto.bucket}/mfa/`)
      expect(code).toBe(0)
    },
  )
})
