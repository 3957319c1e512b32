import { describe, expect, it } from 'vitest'
import { firstProxy } from '../../electron/desktop/proxy-list'

describe('a list of proxies', () => {
  it.each([
    ['DIRECT', ''],
    ['', ''],
    ['PROXY proxy.office:3128', 'http://proxy.office:3128'],
    ['PROXY proxy.office:3128; DIRECT', 'http://proxy.office:3128'],
    ['HTTPS secure.office:443;PROXY other:80', 'https://secure.office:443'],
    ['SOCKS5 socks.office:1080; PROXY proxy.office:3128', 'http://proxy.office:3128'],
    ['SOCKS socks.office:1080; DIRECT', ''],
  ])('%s leads to %j', (list, proxy) => {
    expect(firstProxy(list)).toBe(proxy)
  })
})
