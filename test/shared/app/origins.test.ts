import { describe, expect, it } from 'vitest'
import { parseOrigins } from '../../../electron/shared/app/origins'

describe('typed origins', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['http://127.0.0.1:6806', ['http://127.0.0.1:6806']],
    ['HTTP://LocalHost:6806/, app://logseq.com', ['http://localhost:6806', 'app://logseq.com']],
    ['https://notes.test:443 http://notes.test:80', ['https://notes.test', 'http://notes.test']],
    ['app://a app://a', ['app://a']],
    ['http://127.0.0.1:443', ['http://127.0.0.1:443']],
  ])('are read from %j', (text, origins) => {
    expect(parseOrigins(text)).toEqual(origins)
  })

  it.each(['null', '*', 'https://*', 'https://*.test', 'file://', 'notes.test', 'https://notes.test/path'])(
    'do not include %j, nor what is beside it',
    (text) => {
      expect([parseOrigins(text), parseOrigins(`app://a ${text}`)]).toEqual([undefined, undefined])
    },
  )

  it.each(['https://me@notes.test', 'https://notes.test:', 'https://notes.test:123456', 'https:/notes.test'])(
    'do not include %j',
    (text) => {
      expect(parseOrigins(text)).toBeUndefined()
    },
  )
})
