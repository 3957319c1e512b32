import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownArguments, parseStart } from '../../electron/desktop/start-request'

const here = path.resolve('/home/me')

describe('the own arguments of a start', () => {
  it.each([
    ['from a checkout', ['/e/electron', '--no-sandbox', '.', 'a.png'], true, ['--no-sandbox', 'a.png']],
    [
      'from a checkout without switches',
      ['/e/electron', '/w/ollim', 'a.png', 'b.png'],
      true,
      ['a.png', 'b.png'],
    ],
    ['from the packaged app', ['/opt/ollim', 'a.png', '--hidden'], false, ['a.png', '--hidden']],
    ['with nothing', ['/opt/ollim'], false, []],
  ])('%s', (_how, argv, fromCheckout, expected) => {
    expect(ownArguments(argv, fromCheckout)).toEqual(expected)
  })
})

describe('what a start asks for', () => {
  it.each<[string, string[], string[], boolean]>([
    ['nothing', [], [], false],
    [
      'relative and absolute files',
      ['빨강 사진.png', '/b.png'],
      [path.join(here, '빨강 사진.png'), path.resolve('/b.png')],
      false,
    ],
    ['a hidden start', ['--hidden'], [], true],
    [
      'files among switches',
      ['--no-sandbox', 'a.png', '--remote-debugging-port=0'],
      [path.join(here, 'a.png')],
      false,
    ],
    [
      'names like switches',
      ['--', '-a.png', '--hidden'],
      [path.join(here, '-a.png'), path.join(here, '--hidden')],
      false,
    ],
    ['addresses of files', ['file:///tmp/%ED%95%9C%20a.png'], [path.resolve('/tmp/한 a.png')], false],
    ['addresses of nothing', ['file://other-host/a.png', ''], [], false],
  ])('%s', (_what, args, paths, hidden) => {
    expect(parseStart(args, here)).toEqual({ paths, hidden })
  })
})
