import { expect, it } from 'vitest'
import { neverAborted } from '../../../../electron/core/aborted'
import { scriptedStore } from '../../../support/servers/scripted-server'

const now = new Date('2026-11-25T12:00:00Z')

function openUpload(key: string, id: string): string {
  const initiated = new Date(now.getTime() - 60_000).toISOString()
  return `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${initiated}</Initiated></Upload>`
}

it('the open uploads of a key are not those of longer keys, which may be other programs’', async () => {
  const uploads = [openUpload('a.png.bak', '1'), openUpload('a.png', '2'), openUpload('a.png/b', '3')]
  const { store } = await scriptedStore(() => ({
    status: 200,
    headers: { date: now.toUTCString() },
    body: `<ListMultipartUploadsResult>${uploads.join('')}</ListMultipartUploadsResult>`,
  }))
  expect(await store.findMultiparts('a.png', neverAborted())).toMatchObject({
    value: { answer: [{ key: 'a.png', multipartId: '2', ageMilliseconds: 60_000 }] },
  })
})

it.each(['', '<UploadId></UploadId>'])(
  'an upload in parts without an id is not begun, as nobody could end it: %j',
  async (id) => {
    const { store } = await scriptedStore(() => ({ status: 200, body: `<Answer>${id}</Answer>` }))
    const start = { key: 'a.png', uploadId: 'u', contentType: 'image/png', cacheControl: '' }
    expect(await store.startMultipart({ ...start, signal: neverAborted() })).toMatchObject({
      problem: { kind: 'unexpected', facts: { reason: 'notSupported' } },
    })
  },
)
