import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { environmentProxy } from '../../../../electron/adapters/s3/connection/environment-proxy'

beforeEach(() => {
  for (const name of ['HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'])
    for (const spelt of [name, name.toLowerCase()]) vi.stubEnv(spelt, '')
})
afterEach(() => vi.unstubAllEnvs())

it.each([
  ['as it stands', { HTTPS_PROXY: 'http://proxy.office:3128' }, 'http://proxy.office:3128'],
  ['with its name and password', { HTTPS_PROXY: 'http://me:pass@proxy:3128' }, 'http://me:pass@proxy:3128'],
  [
    'with a password as people write it',
    { HTTPS_PROXY: 'http://me:pa#ss/w?rd@1@proxy:3128' },
    'http://me:pa%23ss%2Fw%3Frd%401@proxy:3128',
  ],
  ['not where it is no HTTP proxy', { ALL_PROXY: 'socks5://127.0.0.1:1080' }, ''],
  ['not where it is no address', { HTTPS_PROXY: 'http://proxy:port' }, ''],
  ['not where none is named', {}, ''],
])('a proxy of the environment is used %s', (_how, variables, proxy) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  expect(environmentProxy('https://s3.example')).toBe(proxy)
})

it.each([
  ['anna', '2024#spring'],
  ['anna', '1/2'],
  ['anna', '12?x'],
  ['anna', 'a@b#c'],
  ['anna', '50%off'],
  ['anna', '50%ee'],
  ['anna', 'a:b:c'],
  ['anna', '안녕'],
  ['OFFICE\\anna', 'spring'],
])('the proxy is reached as %s with the password %s', (name, password) => {
  vi.stubEnv('HTTPS_PROXY', `http://${name}:${password}@proxy.office:3128`)
  const proxy = new URL(environmentProxy('https://s3.example'))
  expect(proxy.host).toBe('proxy.office:3128')
  // This is how the connection decodes them.
  expect(decodeURIComponent(proxy.username)).toBe(name)
  expect(decodeURIComponent(proxy.password)).toBe(password)
})

it('a password that is encoded in the environment stays encoded', () => {
  vi.stubEnv('HTTPS_PROXY', 'http://anna:2024%23spring%25@proxy.office:3128')
  const { host, password } = new URL(environmentProxy('https://s3.example'))
  expect([host, decodeURIComponent(password)]).toEqual(['proxy.office:3128', '2024#spring%'])
})
