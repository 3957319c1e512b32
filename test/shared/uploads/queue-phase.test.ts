import { describe, expect, it } from 'vitest'
import { failure } from '../../../electron/shared/failures/failure'
import { phaseOf } from '../../../electron/shared/uploads/queue-phase'
import type { DestinationHold, UploadStatus } from '../../../electron/shared/uploads/upload'
import { done, upload } from '../../renderer/examples'

const expired = failure('credentials-expired')
const unreachable = failure('offline')
const stopped: DestinationHold = { destinationId: 'blog', reason: 'destination', failure: expired }
const offline: DestinationHold = { destinationId: 'shop', reason: 'offline', failure: unreachable }

const to = (destinationId: string, status: UploadStatus) => upload(destinationId, { destinationId, status })
const held: UploadStatus = { state: 'paused', reason: 'destination' }
const preparing: UploadStatus = { state: 'preparing' }

const phaseWith = (
  uploads: Parameters<typeof phaseOf>[1],
  holds: readonly DestinationHold[],
  paused = false,
) => phaseOf({ paused, holds }, uploads)

describe('the phase of all uploads', () => {
  it.each<[string, ReturnType<typeof phaseOf>, ReturnType<typeof phaseOf>]>([
    ['nothing while there are none', phaseWith([], []), { kind: 'idle' }],
    ['nothing once all have ended', phaseWith([to('blog', done)], [stopped]), { kind: 'idle' }],
    ['uploading', phaseWith([to('blog', preparing)], []), { kind: 'uploading' }],
    ['pausing, as the person wants', phaseWith([to('blog', held)], [stopped], true), { kind: 'paused' }],
    ['pausing in advance', phaseWith([], [], true), { kind: 'paused' }],
    [
      'waiting for the network',
      phaseWith([to('shop', { state: 'paused', reason: 'offline' })], [offline]),
      { kind: 'offline', failure: unreachable },
    ],
    [
      'waiting for the person',
      phaseWith([to('blog', held)], [stopped]),
      { kind: 'problem', failure: expired },
    ],
    [
      'waiting for the person while one of them finds out whether it goes again',
      phaseWith([to('blog', preparing)], [stopped]),
      { kind: 'problem', failure: expired },
    ],
    [
      'waiting for the person where the network alone would not help',
      phaseWith([to('shop', held), to('blog', held)], [offline, stopped]),
      { kind: 'problem', failure: expired },
    ],
    [
      'uploading to one destination while another is stopped',
      phaseWith([to('blog', held), to('other', preparing)], [stopped]),
      { kind: 'uploading' },
    ],
  ])('is %s', (_what, phase, expected) => {
    expect(phase).toEqual(expected)
  })
})
