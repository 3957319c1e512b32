import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import { makeImage } from '../../support/images/images'
import { publicTarget } from '../../support/servers/targets'
import { runOllim } from './ollim'

const store = inject('publicStore')

describe('a saved destination that borrows from ~/.aws', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ollim-cli-'))
    const { id, credentials: _, certificateAuthorityFile: __, ...fields } = publicTarget(store)
    const destination = {
      ...fields,
      id,
      name: 'Blog',
      keyTemplate: 'cli-borrowed/{uuid}.{ext}',
      credentialsSource: { kind: 'profile', name: 'blog' },
    }
    const settings = { ...emptySettings, destinations: [destination], defaultDestinationId: id }
    await mkdir(path.join(folder, 'home'))
    await mkdir(path.join(folder, '.aws'))
    await writeFile(path.join(folder, 'home', 'settings.json'), JSON.stringify(settings))
    await writeFile(path.join(folder, 'a.png'), await makeImage('png'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function writeProfile(secret: string): Promise<void> {
    const keys = `aws_access_key_id = ${store.accessKeyId}\naws_secret_access_key = ${secret}\n`
    await writeFile(path.join(folder, '.aws', 'credentials'), `[blog]\n${keys}`)
  }

  it.each([{ named: [] }, { named: ['--destination', 'blog'] }])(
    'is uploaded to by plain Node, without the app: $named',
    async ({ named }) => {
      await writeProfile(store.secretAccessKey)
      const { code, stdout, stderr } = await runOllim(['upload', ...named, 'a.png'], { cwd: folder, env: {} })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect((await fetch(stdout.trim())).status).toBe(200)
    },
  )

  it('is checked, and says what is wrong with the profile', async () => {
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
})
