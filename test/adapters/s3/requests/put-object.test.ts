import { randomBytes } from 'node:crypto'
import { readdir, readlink } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { putRequest, useFolder } from '../../../integration/s3/stores'
import { makeSource } from '../../../support/files/source-file'
import { scriptedStore } from '../../../support/servers/scripted-server'

const folder = useFolder()

it.each(['', 'a'.repeat(64)])(
  'only the object that is to be replaced may be overwritten: hash "%s"',
  async (sha256) => {
    const conditions: unknown[] = []
    const { store } = await scriptedStore(({ headers }) => {
      conditions.push([headers['if-match'], headers['if-none-match']])
      return { status: 200, headers: { etag: '"new"' } }
    })
    const source = await makeSource(folder(), 'a.png', randomBytes(1000))

    expect(await store.put(putRequest(source, { sha256, replaces: 'old' }))).toMatchObject({ ok: true })

    expect(conditions).toEqual([['"old"', undefined]])
  },
)

it.runIf(process.platform === 'linux').each([200, 403])(
  'the file of an upload does not stay open after the answer: %i',
  async (status) => {
    const { store } = await scriptedStore(() => ({ status, headers: { etag: '"e"' } }))
    const source = await makeSource(folder(), 'open.png', randomBytes(1000))

    await store.put(putRequest(source, {}))

    const open = await Promise.all(
      (await readdir('/proc/self/fd')).map((one) => readlink(`/proc/self/fd/${one}`).catch(() => '')),
    )
    expect(open).not.toContain(source.path)
  },
)
