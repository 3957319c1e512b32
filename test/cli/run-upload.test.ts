import { expect, it } from 'vitest'
import { failure } from '../../electron/shared/failure'
import { success } from '../../electron/shared/result'
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
    'https://example.com/a.png leads to nothing. Open it in a browser to check it.\n' +
      'http://example.com/b.png is not an image. ' +
      'Ollim takes JPEG, PNG, GIF, WebP, AVIF, SVG, HEIC, TIFF, BMP and ICO.\n',
  )
})
