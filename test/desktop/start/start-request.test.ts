import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseStart } from '../../../electron/desktop/start/start-request'

const here = path.resolve('/home/me')

describe('the request of a start', () => {
  it.each<[string, string[], string[], string[]]>([
    ['nothing', [], [], []],
    [
      'relative and absolute files',
      ['빨강 사진.png', '/b.png'],
      [path.join(here, '빨강 사진.png'), path.resolve('/b.png')],
      [],
    ],
    ['a hidden start', ['--hidden'], [], ['--hidden']],
    [
      'files among switches',
      ['--no-sandbox', 'a.png', '--remote-debugging-port=0'],
      [path.join(here, 'a.png')],
      ['--no-sandbox', '--remote-debugging-port=0'],
    ],
    [
      'names like switches',
      ['--', '-a.png', '--hidden'],
      [path.join(here, '-a.png'), path.join(here, '--hidden')],
      [],
    ],
    [
      'addresses of files',
      ['file:///tmp/%ED%95%9C%20a.png', 'FILE:/tmp/b.png'],
      [path.resolve('/tmp/한 a.png'), path.resolve('/tmp/b.png')],
      [],
    ],
    ['a name like an address', ['file:c.png'], [path.join(here, 'file:c.png')], []],
    ['addresses of nothing', ['file://other-host/a.png', ''], [], []],
  ])('%s', (_what, args, paths, switches) => {
    const hidden = switches.includes('--hidden')
    expect(parseStart(args, here)).toEqual({ paths, hidden, switches })
  })
})
