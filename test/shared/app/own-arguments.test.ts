import { describe, expect, it } from 'vitest'
import { ownArguments } from '../../../electron/shared/app/own-arguments'

describe('the arguments of a start', () => {
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
