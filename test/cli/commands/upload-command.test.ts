import { describe, expect, it } from 'vitest'
import type { Refusal, UploadOrder, Work } from '../../../electron/cli/work/work'
import type { StoredOutcome, UploadOutcome } from '../../../electron/core/uploads/batches/upload-outcome'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { run } from './run'

function stored(input: number, name: string, change: Partial<StoredOutcome> = {}): StoredOutcome {
  return {
    ...{ input, inner: '', name, status: 'done', url: `https://cdn.test/${name}`, key: `2026/${name}` },
    ...{ etag: 'e1', sizeBytes: 68, contentType: 'image/png', destination: 'photos' },
    ...{ id: 'a', bucket: 'pictures', sha256: 'ab', uploadedAt: new Date(2026, 10, 25, 12).getTime() },
    ...change,
  }
}

function uploading(outcomes: readonly UploadOutcome[]): Partial<Work> {
  return { upload: async () => success(outcomes) }
}

describe('ollim upload', () => {
  const notes: UploadOutcome = {
    ...{ input: 1, inner: '', name: 'notes.txt', status: 'failed' },
    failure: failure('not-an-image', { name: 'notes.txt' }),
  }
  const files = ['a b.png', 'notes.txt', 'c.png']
  const outcomes = [stored(0, 'a b.png', { url: 'https://cdn.test/a%20b.png' }), notes, stored(2, 'c.png')]

  it.each([
    { format: 'url', lines: ['https://cdn.test/a%20b.png', 'https://cdn.test/c.png'] },
    { format: 'markdown', lines: ['![a b](https://cdn.test/a%20b.png)', '![c](https://cdn.test/c.png)'] },
    {
      format: 'html',
      lines: [
        '<img src="https://cdn.test/a%20b.png" alt="a b">',
        '<img src="https://cdn.test/c.png" alt="c">',
      ],
    },
    {
      format: 'bbcode',
      lines: ['[img]https://cdn.test/a%20b.png[/img]', '[img]https://cdn.test/c.png[/img]'],
    },
  ])('prints one link per line as $format, and failures on stderr', async ({ format, lines }) => {
    const said = await run(['upload', '--format', format, ...files], uploading(outcomes))
    expect(said).toMatchObject({ code: 1, stdout: `${lines.join('\n')}\n` })
    expect(said.stderr).toMatch(/^notes\.txt is not an image\. .+\n$/)
  })

  it('prints links in a custom format', async () => {
    const template = '{alt} ({size}, {date}): s3://{bucket}/{key}'
    const { stdout } = await run(['upload', '-t', template, ...files], uploading(outcomes))
    expect(stdout).toBe(
      'a b (68 B, 2026-11-25): s3://pictures/2026/a b.png\nc (68 B, 2026-11-25): s3://pictures/2026/c.png\n',
    )
  })

  it('prints one JSON array that scripts rely on', async () => {
    const earlier = stored(0, 'b.png', { inner: 'sub/b.png', status: 'duplicate' })
    const { code, stdout } = await run(
      ['upload', '--format', 'json', './shots', 'notes.txt'],
      uploading([earlier, notes]),
    )
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual([
      {
        file: 'shots/sub/b.png',
        status: 'duplicate',
        url: 'https://cdn.test/b.png',
        key: '2026/b.png',
        etag: 'e1',
        bytes: 68,
        contentType: 'image/png',
        destination: 'photos',
      },
      {
        file: 'notes.txt',
        status: 'failed',
        failure: {
          kind: 'not-an-image',
          message: 'notes.txt is not an image.',
          fix: expect.stringMatching(/^Ollim takes /),
          retryable: false,
        },
      },
    ])
  })

  it.each([
    ['file:///tmp/my%20shots', 'file:///tmp/my%20shots/sub%20%231/b.png'],
    ['file:/tmp/shots/', 'file:/tmp/shots/sub%20%231/b.png'],
  ])('names images in a folder that was given by address by addresses, too: %s', async (folder, file) => {
    const image = stored(0, 'b.png', { inner: 'sub #1/b.png' })
    const { stdout } = await run(['upload', '--format', 'json', folder], uploading([image]))
    expect(JSON.parse(stdout)).toMatchObject([{ file }])
  })

  it('is silent on success', async () => {
    const said = await run(['upload', 'c.png'], uploading([stored(0, 'c.png')]))
    expect(said).toMatchObject({ code: 0, stdout: 'https://cdn.test/c.png\n', stderr: '' })
  })

  it('reports what was left out of a folder, which is not a failure', async () => {
    const work: Partial<Work> = {
      upload: async ({ onLeftOut }) => {
        onLeftOut({ count: 5, names: ['plan.pdf', 'a\u001b.txt', 'b.zip'] })
        return success([stored(0, 'c.png')])
      },
    }
    const said = await run(['upload', 'trip'], work)
    expect(said).toMatchObject({ code: 0, stdout: 'https://cdn.test/c.png\n' })
    expect(said.stderr).toMatch(
      /^5 files that Ollim does not take were left out: plan\.pdf, .+, b\.zip and 2 more\.\n$/,
    )
    expect(said.stderr).not.toContain('\u001b')
  })

  it('passes on conversion options, and leaves the rest to the settings', async () => {
    const overrides: unknown[] = []
    await run(['upload', '--convert', 'webp', '--width', '1600', 'a.png'], {
      upload: async ({ conversion }) => {
        overrides.push(conversion)
        return success([])
      },
    })
    expect(overrides).toEqual([{ to: 'webp', maxWidth: 1600 }])
  })

  it('says which options a custom format excludes, and which variables are unknown', async () => {
    const beside = await run(['upload', '-f', 'html', '-t', '{url}', 'a.png'])
    expect(beside.stderr).toMatch(
      /^A template is a format of its own: use either --format html or --template, not both\. /,
    )
    const naming = await run(['upload', '-t', '{ulr}', 'a.png'])
    expect(naming.stderr).toBe('A format has no variable “ulr”. Run ollim --help for usage.\n')
  })

  it('names the allowed numbers and types', async () => {
    const wide = await run(['upload', '--width', 'wide', 'a.png'])
    expect(wide).toMatchObject({ code: 2, stdout: '' })
    expect(wide.stderr).toMatch(/^--width takes a whole number from 0 to 16383\. /)
    const gif = await run(['upload', '--convert', 'gif', 'a.png'])
    expect(gif.stderr).toMatch(/^Cannot convert to “gif”: choose one of same, webp, jpeg, avif\. /)
  })

  it('passes on absolute paths and addresses in the order given', async () => {
    const orders: UploadOrder[] = []
    const addresses = ['http://a/b.png', 'data:image/png;base64,iVBORw0KGgo=']
    await run(['upload', '--destination', 'Blog', 'b.png', '/tmp/a.png', '../c.png', ...addresses], {
      upload: async (order) => {
        orders.push(order)
        return success([])
      },
    })
    expect(orders.map(({ paths, destination }) => ({ paths, destination }))).toEqual([
      { paths: ['/pictures/b.png', '/tmp/a.png', '/c.png', ...addresses], destination: 'Blog' },
    ])
  })

  it('accepts the address of a file, as browsers and file managers copy it', async () => {
    let given: readonly string[] = []
    const files = [
      'file:///tmp/%EC%A0%9C%EC%A3%BC%20a.png',
      'file:/tmp/b.png',
      'file://nas/a.png',
      'file:c.png',
    ]
    await run(['upload', ...files], {
      upload: async ({ paths }) => {
        given = paths
        return success([])
      },
    })
    expect(given).toEqual([
      '/tmp/제주 a.png',
      '/tmp/b.png',
      '/pictures/file:/nas/a.png',
      '/pictures/file:c.png',
    ])
  })

  it.each([
    { isTerminal: true, stderr: '\r\u001b[K1 of 2, 25%\r\u001b[K' },
    { isTerminal: false, stderr: '' },
  ])('shows progress only on a terminal: $isTerminal', async ({ isTerminal, stderr }) => {
    const work: Partial<Work> = {
      upload: async ({ onProgress }) => {
        onProgress({ finished: 1, total: 2, sentBytes: 100, totalBytes: 400 })
        return success([stored(0, 'c.png')])
      },
    }
    expect((await run(['upload', 'c.png'], work, { isTerminal })).stderr).toBe(stderr)
  })

  it('says once that it waits for a person who has paused uploads', async () => {
    const work: Partial<Work> = {
      upload: async ({ onProgress }) => {
        const paused = { finished: 0, total: 1, sentBytes: 0, totalBytes: 400, isPaused: true } as const
        onProgress(paused)
        onProgress(paused)
        return success([stored(0, 'c.png')])
      },
    }
    expect((await run(['upload', 'c.png'], work)).stderr).toBe(
      'Uploads are paused in Ollim. Resume them there, or press Ctrl+C to give up.\n',
    )
  })

  it('uploads the standard input for -, and deletes its file when the command ends', async () => {
    const orders: unknown[] = []
    const work: Partial<Work> = {
      upload: async ({ paths, temporary }) => {
        orders.push({ paths, temporary })
        return success([stored(0, 'image.png'), { ...notes, input: 1 }])
      },
    }
    const input = success('/tmp/own/image')
    const { stdout } = await run(['upload', '-f', 'json', '-', 'notes.txt'], work, { input })
    const paths = ['/tmp/own/image', '/pictures/notes.txt']
    expect(orders).toEqual([{ paths, temporary: ['/tmp/own/image'] }])
    expect(JSON.parse(stdout)).toMatchObject([{ file: '-', status: 'done' }, { file: 'notes.txt' }])
  })

  it('tries nothing if the standard input cannot be stored, and says why', async () => {
    const input = problem(failure('file-unreadable', { name: '/tmp', reason: 'unwritable' }))
    const { code, stdout, stderr } = await run(['upload', '-f', 'json', '-'], {}, { input })
    expect(code).toBe(1)
    expect(stderr).toBe(
      'The standard input: /tmp cannot be written. Let TMPDIR (on Windows TEMP) name a folder in which you may write.\n',
    )
    expect(JSON.parse(stdout)).toMatchObject([{ file: '-', failure: { kind: 'file-unreadable' } }])
  })

  it('prints what had arrived when it was interrupted', async () => {
    const controller = new AbortController()
    const work: Partial<Work> = {
      upload: async () => {
        controller.abort()
        return success([stored(0, 'c.png')])
      },
    }
    const said = await run(['upload', 'c.png', 'd.png'], work, { signal: controller.signal })
    expect(said).toMatchObject({ code: 130, stdout: 'https://cdn.test/c.png\n', disposed: 1 })
  })

  it.each<{ refusal: Refusal; sentence: RegExp; kind: string }>([
    { refusal: { kind: 'no-destination' }, sentence: /no destination yet/, kind: 'settings-incomplete' },
    {
      refusal: { kind: 'unknown-destination', name: 'Blo', known: ['Blog', '사진'] },
      sentence: /called “Blo”\. Choose one of: Blog, 사진\./,
      kind: 'settings-incomplete',
    },
    {
      refusal: { kind: 'unknown-destination', name: 'Blo', known: [] },
      sentence: /called “Blo”\. None is saved yet/,
      kind: 'settings-incomplete',
    },
    { refusal: { kind: 'app-missing' }, sentence: /OLLIM_APP/, kind: 'unexpected' },
    { refusal: { kind: 'app-not-started' }, sentence: /did not start/, kind: 'unexpected' },
    { refusal: { kind: 'app-differs' }, sentence: /another version/, kind: 'unexpected' },
  ])('ends with 2 and a row for each file when refused: $refusal', async ({ refusal, sentence, kind }) => {
    const refused = { upload: async () => problem(refusal) }
    const args = ['upload', '--format', 'json', 'a.png', 'b.png']
    const { code, stdout, stderr } = await run(args, refused, { env: {} })
    expect(code).toBe(2)
    expect(stderr).toMatch(sentence)
    const failed = { status: 'failed', failure: { kind, message: expect.any(String) } }
    expect(JSON.parse(stdout)).toMatchObject([
      { file: 'a.png', ...failed },
      { file: 'b.png', ...failed },
    ])
  })

  it.each([{ known: [] }, { known: ['photos'] }])(
    'names the environment’s destination among those to choose from, although $known is all that the app knows',
    async ({ known }) => {
      const refusal = { kind: 'unknown-destination', name: 'Blo', known } as const
      const { stderr } = await run(['upload', '-d', 'Blo', 'a.png'], { upload: async () => problem(refusal) })
      expect(stderr).toBe('There is no destination called “Blo”. Choose one of: photos.\n')
    },
  )

  it('ends with 1 if the app ended before it answered, since some images may have arrived', async () => {
    const gone = { upload: async () => problem({ kind: 'app-gone' } as const) }
    const { code, stdout, stderr } = await run(['upload', '--format', 'json', 'a.png'], gone)
    expect(code).toBe(1)
    expect(stderr).toMatch(/ended before it answered/)
    expect(JSON.parse(stdout)).toMatchObject([{ file: 'a.png', status: 'failed' }])
  })
})
