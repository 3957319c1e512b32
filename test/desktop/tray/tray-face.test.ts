import { describe, expect, it } from 'vitest'
import { trayFace, trayIconFile, type TrayState } from '../../../electron/desktop/tray/tray-face'

const nothing: TrayState = { left: 0, done: 0, fraction: 0, phase: 'idle', failed: 0, recent: [] }
const busy = { phase: 'uploading' } as const

describe('the tray’s icon', () => {
  it.each<[string, Partial<TrayState>, boolean, ReturnType<typeof trayFace>]>([
    ['at rest', {}, false, { icon: 'idle', tip: 'idle', facts: {} }],
    [
      'at the start',
      { ...busy, left: 3 },
      false,
      { icon: 'busy-0', tip: 'busy', facts: { count: 3, percent: 0 } },
    ],
    [
      'under way',
      { ...busy, left: 2, fraction: 0.478 },
      false,
      { icon: 'busy-40', tip: 'busy', facts: { count: 2, percent: 47 } },
    ],
    [
      'at the end',
      { ...busy, left: 1, fraction: 1 },
      false,
      { icon: 'busy-100', tip: 'busy', facts: { count: 1, percent: 100 } },
    ],
    [
      'beyond the end',
      { ...busy, left: 1, fraction: 1.2 },
      false,
      { icon: 'busy-100', tip: 'busy', facts: { count: 1, percent: 100 } },
    ],
    [
      'paused',
      { left: 2, fraction: 0.5, phase: 'paused' },
      false,
      { icon: 'paused', tip: 'paused', facts: { count: 2 } },
    ],
    [
      'without a network',
      { left: 2, phase: 'offline' },
      false,
      { icon: 'paused', tip: 'offline', facts: { count: 2 } },
    ],
    [
      'stopped by what needs the person',
      { left: 2, failed: 1, phase: 'problem' },
      false,
      { icon: 'problem', tip: 'problem', facts: { count: 3 } },
    ],
    ['paused with nothing to do', { phase: 'paused' }, false, { icon: 'idle', tip: 'idle', facts: {} }],
    [
      'under way with failures',
      { ...busy, left: 1, failed: 2 },
      false,
      { icon: 'busy-0', tip: 'busy', facts: { count: 1, percent: 0 } },
    ],
    ['after failures', { failed: 2 }, true, { icon: 'problem', tip: 'problem', facts: { count: 2 } }],
    ['just done', {}, true, { icon: 'done', tip: 'done', facts: {} }],
  ])('%s', (_when, state, justDone, face) => {
    expect(trayFace({ ...nothing, ...state }, justDone)).toEqual(face)
  })

  it.each([
    ['linux', 'tray-busy-40Panel.png'],
    ['darwin', 'tray-busy-40Template.png'],
    ['win32', 'tray-busy-40.png'],
  ] as const)('appears on %s from %s', (platform, file) => {
    expect(trayIconFile('busy-40', platform)).toBe(file)
  })
})
