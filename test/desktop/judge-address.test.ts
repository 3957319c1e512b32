import { describe, expect, it } from 'vitest'
import { judgeAddress } from '../../electron/desktop/judge-address'

describe('an address for the browser', () => {
  it.each(['https://i.example/a%20b.png', 'HTTPS://i.example', 'https://i.example:8443/올림.png'])(
    'is opened: %s',
    (address) => expect(judgeAddress(address)).toEqual({ kind: 'open' }),
  )

  it.each([
    ['http://nas.home:9000/pictures/a.png', 'nas.home:9000'],
    ['http://[::1]/a.png', '[::1]'],
  ])('is opened only after a question if it is not encrypted: %s', (address, host) => {
    expect(judgeAddress(address)).toEqual({ kind: 'ask', host })
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:someone@example.com',
    'smb://example.com/share',
    'vscode://file/etc/passwd',
    'https://user:password@example.com/',
    'https://:password@example.com/',
    'http://bank.example@elsewhere.example/',
    'ollim',
    '',
  ])('is refused: %s', (address) => expect(judgeAddress(address)).toEqual({ kind: 'refuse' }))
})
