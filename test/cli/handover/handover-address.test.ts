import { describe, expect, it } from 'vitest'
import { handoverAddress } from '../../../electron/cli/handover/handover-address'

const facts = { platform: 'linux', env: {}, temporaryFolder: '/tmp', userId: 1000, pipeName: '' } as const
const longHome = `/home/${'길'.repeat(40)}`

describe('the address where the app and the command line connect', () => {
  it('is in the home', () => {
    expect(handoverAddress({ ...facts, home: '/home/me/Ollim' })).toEqual({
      socket: '/home/me/Ollim/ollim.sock',
      folder: '/home/me/Ollim',
    })
  })

  it('is in a private folder with a short name if the home’s path is too long for a socket', () => {
    const inRuntime = handoverAddress({
      ...facts,
      home: longHome,
      env: { XDG_RUNTIME_DIR: '/run/user/1000' },
    })
    expect(inRuntime.folder).toBe('/run/user/1000/ollim')
    // The standard says to ignore a relative one, which would depend on where a command is started.
    const env = { XDG_RUNTIME_DIR: 'run' }
    expect(handoverAddress({ ...facts, home: longHome, env }).folder).toBe('/tmp/ollim-1000')
    const inTemporary = handoverAddress({ ...facts, home: longHome })
    expect(inTemporary.folder).toBe('/tmp/ollim-1000')
    expect(inTemporary.socket).toMatch(/^\/tmp\/ollim-1000\/[0-9a-f]{32}\.sock$/)
    expect(Buffer.byteLength(inTemporary.socket)).toBeLessThan(104)
  })

  it('differs by home', () => {
    const other = handoverAddress({ ...facts, home: `${longHome}2` })
    expect(other.socket).not.toBe(handoverAddress({ ...facts, home: longHome }).socket)
  })

  it('is a pipe on Windows', () => {
    const onWindows = { ...facts, platform: 'win32', home: '/home/me/Ollim' } as const
    expect(handoverAddress({ ...onWindows, pipeName: '0af1' })).toEqual({
      socket: '\\\\.\\pipe\\ollim-0af1',
      folder: '',
    })
  })
})
