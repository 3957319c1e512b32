import { describe, expect, it } from 'vitest'
import type { Work } from '../../../electron/cli/work/work'
import type { UploadOutcome } from '../../../electron/core/uploads/batches/upload-outcome'
import { failure } from '../../../electron/shared/failures/failure'
import { success } from '../../../electron/shared/result'
import { complete, run } from '../commands/run'

function uploading(outcomes: readonly UploadOutcome[]): Partial<Work> {
  return { upload: async () => success(outcomes) }
}

describe('the output about failed images', () => {
  const notes: UploadOutcome = {
    ...{ input: 1, inner: '', name: 'notes.txt', status: 'failed' },
    failure: failure('not-an-image', { name: 'notes.txt' }),
  }

  it('names an image as it is, whatever its name contains', async () => {
    const failed = { ...notes, input: 0, name: "$& $' $1.txt" }
    const named = { ...failed, failure: failure('not-an-image', { name: failed.name }) }
    const { stderr } = await run(['upload', failed.name], uploading([named]))
    expect(stderr).toMatch(/^(“)?\$& \$' \$1\.txt/)
  })

  it('says of a missing file that its path may be wrong, not that it was there before', async () => {
    const missing: UploadOutcome = {
      ...{ input: 0, inner: '', name: 'a.png', status: 'failed' },
      failure: failure('file-unreadable', { name: 'a.png', reason: 'gone' }),
    }
    const { stderr } = await run(['upload', 'shots/a.png'], uploading([missing]))
    expect(stderr).toBe(
      'shots/a.png is not there. Check its path: it has to lead to a file or folder on this computer.\n',
    )
  })

  it('says of an empty standard input where to look, without inventing a name', async () => {
    const input = success('/tmp/own/image')
    const failed: UploadOutcome = {
      ...{ input: 0, inner: '', name: 'image', status: 'failed' },
      failure: failure('not-an-image', { name: 'image', reason: 'empty' }),
    }
    const { stdout, stderr } = await run(['upload', '-f', 'json', '-'], uploading([failed]), { input })
    const message = 'The standard input is empty.'
    const fix = 'Check the output of the command that writes to it.'
    expect(stderr).toBe(`${message} ${fix}\n`)
    expect(JSON.parse(stdout)).toMatchObject([{ file: '-', failure: { message, fix } }])
  })

  it.each([
    [{}, 'as JPEG or PNG. Or unset OLLIM_REMOVE_METADATA'],
    [{ reason: 'format' }, 'as JPEG or PNG. Or unset OLLIM_REMOVE_METADATA'],
    [{ reason: 'svg' }, '“optimized” SVG. Or unset OLLIM_REMOVE_METADATA'],
  ])(
    'says of an image that cannot be cleaned how its metadata stays, in a terminal: %j',
    async (facts, fix) => {
      const stuck: UploadOutcome = {
        ...{ input: 0, inner: '', name: 'a.tif', status: 'failed' },
        failure: failure('metadata-stuck', { name: 'a.tif', ...facts }),
      }
      expect((await run(['upload', 'a.tif'], uploading([stuck]))).stderr).toContain(fix)
    },
  )

  it('names a data: URL by its type alone', async () => {
    const damaged: UploadOutcome = {
      ...{ input: 0, inner: '', name: 'data:image/png', status: 'failed' },
      failure: failure('not-an-image', { name: 'data:image/png' }),
    }
    const given = `data:image/png;base64,${'A'.repeat(10_000)}`
    expect((await run(['upload', given], uploading([damaged]))).stderr).toMatch(
      /^data:image\/png is not an image\. .{0,200}\n$/,
    )
  })

  it('says how to upload an image that a shell offers through a pipe', async () => {
    const pipe: UploadOutcome = {
      ...{ input: 0, inner: '', name: '63', status: 'failed' },
      failure: failure('not-an-image', { name: '63', reason: 'special' }),
    }
    expect((await run(['upload', '/dev/fd/63'], uploading([pipe]))).stderr).toBe(
      '/dev/fd/63 is not a file that can be read. Give the image file itself, or pipe the image in: ... | ollim upload -\n',
    )
  })

  it.each([
    [{ host: 'h' }, 'name its certificate, or that of its authority, in OLLIM_CA_FILE'],
    [{ host: 'h', reason: 'selfSigned' }, 'name its certificate, or that of its authority, in OLLIM_CA_FILE'],
    [{ host: 'h', reason: 'inBetween' }, 'or name it in OLLIM_CA_FILE'],
    [{ file: '/a.pem', reason: 'authorityUnreadable' }, 'Check the path in OLLIM_CA_FILE'],
    [{ host: 'h', reason: 'expired' }, 'The server’s administrator has to renew it'],
  ])('says what can be done about a certificate in a terminal: %j', async (facts, fix) => {
    const untrusted: UploadOutcome = {
      ...{ input: 0, inner: '', name: 'a.png', status: 'failed' },
      failure: failure('tls', facts),
    }
    expect((await run(['upload', 'a.png'], uploading([untrusted]))).stderr).toContain(fix)
  })

  it('counts stopped images in one line, so that earlier links stay visible', async () => {
    const files = ['notes.txt', 'a.png', 'b.png', 'c.png']
    const stopped = files.slice(1).map((name, index): UploadOutcome => ({
      ...{ input: index + 1, inner: '', name, status: 'failed' },
      failure: failure('unexpected', { name, reason: 'cancelled' }),
    }))
    const all = await run(['upload', ...files], uploading([{ ...notes, input: 0 }, ...stopped]))
    expect(all.stderr).toMatch(/^notes\.txt is not an image\. .+\nStopped: 3 images were not uploaded\.\n$/)
    const one = await run(['upload', ...files], uploading(stopped.slice(0, 1)))
    expect(one.stderr).toBe('a.png: Stopped. Start it again when you like.\n')
  })

  it.each([
    ['C.UTF-8', 'notes.txt', /^notes\.txt is not an image\. /],
    ['C.UTF-8', 'a/notes.txt', /^a\/notes\.txt is not an image\. /],
    ['ko_KR.UTF-8', 'a/notes.txt', /^a\/notes\.txt: 이미지가/],
  ])('names a file once, as it was given: %s, %s', async (locale, file, line) => {
    const env = { ...complete, LC_ALL: locale }
    const { stderr } = await run(['upload', 'c.png', file], uploading([notes]), { env })
    expect(stderr).toMatch(line)
    expect(stderr.match(/notes\.txt/g)).toHaveLength(1)
  })

  it.each([
    [failure('not-an-image', { name: 'a', reason: 'emptyFolder' }), /^There is no image in a that /],
    [failure('tls', { host: 'h' }), /^a: /],
  ])('names a file before its sentence only if the sentence does not: %j', async (reason, line) => {
    const failed: UploadOutcome = { input: 0, inner: '', name: 'a', status: 'failed', failure: reason }
    expect((await run(['upload', 'a'], uploading([failed]))).stderr).toMatch(line)
  })

  it('removes control characters of file names from the terminal', async () => {
    const name = 'a\u001b[2J\n.png'
    const gone: UploadOutcome = {
      ...{ input: 0, inner: '', name, status: 'failed' },
      failure: failure('file-unreadable', { name, reason: 'gone' }),
    }
    const { stderr } = await run(['upload', name], uploading([gone]))
    expect(stderr).not.toContain('\u001b')
    expect(stderr.split('\n')).toHaveLength(2)
  })
})

describe('the output about images that a conversion was asked for', () => {
  const sent = (name: string, contentType: string, width = 300): UploadOutcome => ({
    ...{ input: 0, inner: '', name, status: 'done', id: name, url: `https://x.example/${name}`, key: name },
    ...{ etag: '', sizeBytes: 9, contentType, dimensions: { width, height: 200 }, bucket: 'photos' },
    ...{ sha256: '', uploadedAt: 0, destination: 'Blog' },
  })

  it.each([
    [
      ['--convert', 'jpeg'],
      sent('a.heic', 'image/heic'),
      'shots/a was uploaded as it is, because Ollim does not convert images of its type.\n',
    ],
    [
      ['--longest-side', '100'],
      sent('a.gif', 'image/gif'),
      'shots/a was uploaded as it is, because Ollim does not convert images of its type.\n',
    ],
    [
      ['--convert', 'webp'],
      sent('a.png', 'image/png'),
      'shots/a was uploaded as it is, because it is animated, would not get smaller or could not be converted.\n',
    ],
    [
      ['--width', '299'],
      sent('a.png', 'image/png'),
      'shots/a was uploaded as it is, because it is animated, would not get smaller or could not be converted.\n',
    ],
    [['--convert', 'jpeg'], sent('a.jpg', 'image/jpeg'), ''],
    [['--convert', 'same'], sent('a.heic', 'image/heic'), ''],
    [['--width', '300'], sent('a.gif', 'image/gif'), ''],
    [[], sent('a.heic', 'image/heic'), ''],
  ])('with %j says whether and why %j went up as it is', async (options, outcome, sentence) => {
    const said = await run(['upload', ...options, 'shots/a'], uploading([outcome]))
    expect(said).toMatchObject({ code: 0, stdout: `${outcome.status === 'done' && outcome.url}\n` })
    expect(said.stderr).toBe(sentence)
  })

  it('says so in Korean', async () => {
    const env = { ...complete, LC_ALL: 'ko_KR.UTF-8' }
    const photo = uploading([sent('a.heic', 'image/heic')])
    const { stderr } = await run(['upload', '--convert', 'jpeg', 'a.heic'], photo, { env })
    expect(stderr).toBe('a.heic: Ollim이 변환하지 않는 형식이라 그대로 올렸어요.\n')
  })
})
