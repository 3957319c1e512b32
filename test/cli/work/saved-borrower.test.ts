import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { savedBorrower } from '../../../electron/cli/work/saved-borrower'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import type { CredentialsSource } from '../../../electron/shared/destinations/destination'
import { folderForTest } from '../../support/files/folder-for-test'
import { sampleFields } from '../../support/memory-settings'

const profile: CredentialsSource = { kind: 'profile', name: 'blog' }
const destinations = [
  { ...sampleFields, id: 'one', name: 'Blog', credentialsSource: profile },
  { ...sampleFields, id: 'two', name: 'Work' },
]

describe('a saved destination that plain Node can serve', () => {
  let home: string

  beforeEach(async () => {
    home = await folderForTest('saved')
  })

  async function save(settings: unknown): Promise<void> {
    const content = typeof settings === 'string' ? settings : JSON.stringify(settings)
    await writeFile(path.join(home, 'settings.json'), content)
  }

  it.each([
    { name: 'blog', is: 'Blog' },
    { name: 'Work', is: undefined },
    { name: 'Nowhere', is: undefined },
    { name: undefined, is: 'Blog' },
  ])('by the name $name is $is', async ({ name, is }) => {
    await save({ ...emptySettings, destinations, defaultDestinationId: 'one' })
    expect((await savedBorrower(home, name, ''))?.name).toBe(is)
  })

  it('has no keys, but the environment’s certificate authority', async () => {
    await save({ ...emptySettings, destinations, defaultDestinationId: 'one' })
    expect(await savedBorrower(home, 'Blog', '/ca.pem')).toMatchObject({
      id: 'one',
      credentialsSource: profile,
      credentials: { accessKeyId: '', secretAccessKey: '', sessionToken: '' },
      certificateAuthorityFile: '/ca.pem',
    })
  })

  it('is not the default one if that has its own keys', async () => {
    await save({ ...emptySettings, destinations, defaultDestinationId: 'two' })
    expect(await savedBorrower(home, undefined, '')).toBeUndefined()
  })

  it.each([undefined, '{', '[]', '{"version": 999}'])(
    'does not exist in a home with the settings %s',
    async (content) => {
      if (content !== undefined) await save(content)
      expect(await savedBorrower(home, 'Blog', '')).toBeUndefined()
    },
  )
})
