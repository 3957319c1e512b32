import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Bridge, callChannel, eventChannel } from '../../electron/shared/contract'
import { failure } from '../../electron/shared/failures/failure'
import { maxImagesAsBytes } from '../../electron/shared/uploads/image-bytes'

type Forward = (event: unknown, payload: unknown) => void
const electron = vi.hoisted(() => ({
  bridges: new Map<string, Bridge<File>>(),
  invoke: vi.fn(),
  on: vi.fn<(channel: string, forward: Forward) => void>(),
  removeListener: vi.fn(),
  getPathForFile: vi.fn(),
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: Bridge<File>) => electron.bridges.set(name, api) },
  ipcRenderer: electron,
  webUtils: electron,
}))

const answerOf = (accepted: number, refused = 0) => ({
  ok: true,
  value: { ok: true, value: { accepted, refused } },
})

let bridge: Bridge<File>
beforeAll(async () => {
  await import('../../electron/preload/window')
  const exposed = electron.bridges.get('ollim')
  if (exposed === undefined) throw new Error('There is no bridge')
  bridge = exposed
})
beforeEach(() => {
  electron.invoke.mockReset().mockResolvedValue(answerOf(1))
  // Those with a slash are on the disk.
  electron.getPathForFile
    .mockReset()
    .mockImplementation(({ name }: File) => (name.startsWith('/') ? name : ''))
})

const file = (name: string) => new File(['bytes'], name)
const bytes = new TextEncoder().encode('bytes')

describe('the bridge of the page', () => {
  it('has no call with which a script could name a path', () => {
    expect(Object.keys(bridge)).not.toContain('uploadPaths')
    expect([...electron.bridges.keys()]).toEqual(['ollim'])
  })

  it('gives files of the disk on as paths, and others as bytes', async () => {
    electron.invoke.mockResolvedValueOnce(answerOf(2, 1)).mockResolvedValueOnce(answerOf(1, 3))
    const added = await bridge.uploadFiles([file('/a.png'), file('pasted.png'), file('/b.png')])
    expect(electron.invoke.mock.calls).toEqual([
      [callChannel('uploadPaths'), [['/a.png', '/b.png']]],
      [callChannel('uploadBytes'), [[{ name: 'pasted.png', bytes }]]],
    ])
    expect(added).toEqual({ ok: true, value: { accepted: 3, refused: 4 } })
  })

  it('passes on why the images of one kind were not taken', async () => {
    const refused = { ok: false, problem: failure('disk-full') }
    electron.invoke.mockResolvedValueOnce(answerOf(1)).mockResolvedValueOnce({ ok: true, value: refused })
    expect(await bridge.uploadFiles([file('/a.png'), file('pasted.png')])).toEqual(refused)
  })

  it('reads no more images into memory than there is room for', async () => {
    const many = Array.from({ length: maxImagesAsBytes + 1 }, () => file('pasted.png'))
    expect(await bridge.uploadFiles(many)).toMatchObject({
      problem: { facts: { reason: 'tooManyAtOnce', count: many.length, allowed: maxImagesAsBytes } },
    })
    expect(electron.invoke).not.toHaveBeenCalled()
    await bridge.uploadFiles(many.slice(1))
    expect(electron.invoke).toHaveBeenCalledOnce()
  })

  it('gives on an image that cannot be read as an empty one, which main refuses, and the others as they are', async () => {
    const gone = Object.assign(file('gone.png'), { arrayBuffer: () => Promise.reject(new Error('gone')) })
    await bridge.uploadFiles([gone, file('b.png')])
    expect(electron.invoke.mock.calls).toEqual([
      [
        callChannel('uploadBytes'),
        [
          [
            { name: 'gone.png', bytes: new Uint8Array() },
            { name: 'b.png', bytes },
          ],
        ],
      ],
    ])
  })

  it.each([
    ['/new.png', { path: '/new.png' }],
    ['new.png', { name: 'new.png', bytes }],
  ])('replaces an object by a file in the same way: %s', async (name, version) => {
    await bridge.replaceObject('id', file(name), true)
    expect(electron.invoke.mock.calls).toEqual([[callChannel('replaceObject'), ['id', version, true]]])
  })

  it('rejects with the failure that main answers, or if main does not answer', async () => {
    const refusal = failure('access-denied')
    electron.invoke.mockResolvedValueOnce({ ok: false, failure: refusal })
    await expect(bridge.about()).rejects.toEqual(refusal)
    electron.invoke.mockResolvedValueOnce(undefined)
    await expect(bridge.about()).rejects.toThrow('not answered')
  })

  it('gives on what main says, but not the sender, until nobody listens any more', () => {
    const listener = vi.fn()
    const stop = bridge.on('screenRequested', listener)
    const [channel, forward] = electron.on.mock.calls.at(-1) ?? []
    expect(channel).toBe(eventChannel('screenRequested'))
    forward?.({ sender: 'main' }, 'help')
    expect(listener.mock.calls).toEqual([['help']])
    stop()
    expect(electron.removeListener.mock.calls).toEqual([[channel, forward]])
  })
})
