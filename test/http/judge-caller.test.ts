import { describe, expect, it } from 'vitest'
import { judgeCaller } from '../../electron/http/judge-caller'

describe('the verdict about a caller of the editors’ server', () => {
  it.each([
    { host: '127.0.0.1:36677', verdict: 'welcome' },
    { host: 'localhost:36677', verdict: 'welcome' },
    { host: 'LOCALHOST:36677', verdict: 'welcome' },
    { host: '127.0.0.1:36677', origin: 'app://obsidian.md', verdict: 'welcome' },
    { host: '127.0.0.1:36677', origin: 'http://127.0.0.1:6806', verdict: 'welcome' },
    { host: undefined, verdict: 'wrong-host' },
    { host: '', verdict: 'wrong-host' },
    { host: '127.0.0.1', verdict: 'wrong-host' },
    { host: '127.0.0.1:36678', verdict: 'wrong-host' },
    { host: '0.0.0.0:36677', verdict: 'wrong-host' },
    { host: '[::1]:36677', verdict: 'wrong-host' },
    { host: 'evil.test:36677', verdict: 'wrong-host' },
    { host: 'localhost.evil.test:36677', verdict: 'wrong-host' },
    { host: '127.0.0.1:36677.evil.test', verdict: 'wrong-host' },
    { host: 'evil.test:36677', origin: 'app://obsidian.md', verdict: 'wrong-host' },
    { host: '127.0.0.1:36677', origin: 'null', verdict: 'wrong-origin' },
    { host: '127.0.0.1:36677', origin: '', verdict: 'wrong-origin' },
    { host: '127.0.0.1:36677', origin: 'http://127.0.0.1:36677', verdict: 'wrong-origin' },
    { host: '127.0.0.1:36677', origin: 'https://evil.test', verdict: 'wrong-origin' },
    { host: '127.0.0.1:36677', origin: 'app://obsidian.md.evil.test', verdict: 'wrong-origin' },
    { host: '127.0.0.1:36677', origin: 'APP://OBSIDIAN.MD', verdict: 'wrong-origin' },
    { host: '127.0.0.1:36677', origin: 'app://other', verdict: 'wrong-origin' },
    { host: '127.0.0.1:36677', origin: 'http://127.0.0.1:68061', verdict: 'wrong-origin' },
  ])('$host from $origin: $verdict', ({ verdict, ...headers }) => {
    expect(judgeCaller(headers, 36_677, ['http://127.0.0.1:6806'])).toBe(verdict)
  })
})
