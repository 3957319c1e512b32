import { expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { run } from './run'

it('ollim upload keeps addresses as they are, and names them without their query', async () => {
  const address = 'https://example.com/a.png?token=secret'
  const paths: string[] = []
  const other = 'http://example.com/b.png'
  const facts = { address: 'https://example.com/a.png', reason: 'addressMissing' }
  const said = await run(['upload', address, 'c.png', other], {
    upload: async (order) => {
      paths.push(...order.paths)
      return success([
        {
          input: 0,
          inner: '',
          name: 'https://example.com/a.png',
          status: 'failed',
          failure: failure('file-unreadable', facts),
        },
        {
          input: 2,
          inner: '',
          name: 'b',
          status: 'failed',
          failure: failure('not-an-image', { name: 'b' }),
        },
      ])
    },
  })
  expect(paths).toEqual([address, '/pictures/c.png', other])
  expect(said.stderr).toBe(
    'There is nothing at https://example.com/a.png. Open it in a browser to check it.\n' +
      'http://example.com/b.png is not an image. ' +
      'Ollim takes JPEG, PNG, GIF, WebP, AVIF, SVG, HEIC, TIFF, BMP and ICO.\n',
  )
})

it.each([
  { given: '1', removes: true },
  { given: 'no', removes: false },
  { given: 'jawohl', removes: true },
  { given: '', removes: false },
])('ollim upload has the app remove metadata if $given says so, whatever its settings', async (one) => {
  const asked: boolean[] = []
  const { workers } = await run(
    ['upload', 'a.png'],
    {
      upload: async ({ removesMetadata }) => {
        asked.push(removesMetadata)
        return success([])
      },
    },
    { env: { OLLIM_REMOVE_METADATA: one.given } },
  )
  expect(workers).toEqual(['app'])
  expect(asked).toEqual([one.removes])
})

it.each([
  {
    LANG: 'en_US.UTF-8',
    sentence: 'The standard input is a folder. Name the folder itself: ollim upload FOLDER\n',
  },
  { LANG: 'ko_KR.UTF-8', sentence: '표준 입력: 폴더예요. 폴더는 이름으로 주세요: ollim upload 폴더\n' },
])(
  'ollim upload says in $LANG that the standard input is a folder, and names it once',
  async ({ LANG, sentence }) => {
    const input = problem(failure('file-unreadable', { name: '-', reason: 'folder' }))
    const { stderr } = await run(['upload', '-'], {}, { input, env: { LANG } })
    expect(stderr).toBe(sentence)
  },
)
