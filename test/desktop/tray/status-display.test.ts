import { describe, expect, it } from 'vitest'
import { StatusDisplay } from '../../../electron/desktop/tray/status-display'
import type { TrayState } from '../../../electron/desktop/tray/tray-face'
import type { QueuePhase } from '../../../electron/shared/uploads/queue-phase'
import type { WindowProgress } from '../../../electron/desktop/window/window'
import type { PopoverState, RecentLink } from '../../../electron/shared/app/popover'
import { failure } from '../../../electron/shared/failures/failure'
import { noTotals, type Totals } from '../../../electron/shared/uploads/totals'
import { FakeClock } from '../../support/fake-clock'

const link: RecentLink = { id: 'a', name: 'a.png', uploadedAt: 1 }

const uploading: QueuePhase = { kind: 'uploading' }
const expired = failure('credentials-expired')

function displayOf(change: Partial<Totals>, phase = uploading) {
  const clock = new FakeClock()
  const shown: { window: WindowProgress[]; tray: TrayState[]; popover: PopoverState[] } = {
    window: [],
    tray: [],
    popover: [],
  }
  let questions = 0
  const display = new StatusDisplay({
    clock,
    translate: (key, facts) => [key, ...Object.values(facts ?? {})].join(' '),
    language: () => 'en',
    totals: () => ({ ...noTotals, ...change }),
    phase: () => phase,
    recent: () => {
      questions += 1
      return [link]
    },
    showInWindow: (progress) => shown.window.push(progress),
    showInTray: (state) => shown.tray.push(state),
    showInPopover: (state) => shown.popover.push(state),
  })
  return { display, clock, shown, questions: () => questions }
}

const halfway = { count: 4, done: 1, unfinished: 3, sentBytes: 50, totalBytes: 100 }

describe('the status', () => {
  it('is shown in window, tray and popover alike, at most four times a second', () => {
    const { display, clock, shown } = displayOf(halfway)
    for (let change = 0; change < 100; change += 1) {
      display.refresh()
      clock.advance(10)
    }
    expect(shown.window).toHaveLength(4)
    expect(shown.window[0]).toEqual({ title: 'window.busyTitle 50 3', fraction: 0.5, mode: 'normal' })
    expect(shown.tray[0]).toEqual({
      left: 3,
      done: 1,
      fraction: 0.5,
      phase: 'uploading',
      failed: 0,
      recent: [link],
    })
    expect(shown.popover.map(({ revision }) => revision)).toEqual([1, 2, 3, 4])
    expect(shown.popover[0]).toMatchObject({ phase: uploading, language: 'en', recent: [link] })
  })

  it('asks the history for its newest links only if that has changed', () => {
    const { display, clock, questions } = displayOf(halfway)
    for (let change = 0; change < 10; change += 1) {
      display.refresh()
      clock.advance(1000)
    }
    expect(questions()).toBe(1)
    display.historyChanged()
    clock.advance(1000)
    expect(questions()).toBe(2)
  })

  it.each([
    ['nothing left', {}, { kind: 'idle' }, { title: 'window.title', fraction: undefined, mode: 'normal' }],
    [
      'a pause in advance',
      {},
      { kind: 'paused' },
      { title: 'window.title', fraction: undefined, mode: 'normal' },
    ],
    [
      'a pause',
      halfway,
      { kind: 'paused' },
      { title: 'window.pausedTitle 50 3', fraction: 0.5, mode: 'paused' },
    ],
    [
      'a network that is away',
      halfway,
      { kind: 'offline', failure: failure('offline') },
      { title: 'window.offlineTitle 50 3', fraction: 0.5, mode: 'paused' },
    ],
    [
      'a destination that needs the person',
      halfway,
      { kind: 'problem', failure: expired },
      { title: 'window.pausedTitle 50 3', fraction: 0.5, mode: 'error' },
    ],
    [
      'some that failed',
      { ...halfway, failed: 1 },
      uploading,
      { title: 'window.busyTitle 50 3', fraction: 0.5, mode: 'error' },
    ],
  ] as const)('shows in title and task bar %s', (_what, totals, phase, progress) => {
    const { display, clock, shown } = displayOf(totals, phase)
    display.refresh()
    clock.advance(250)
    expect(shown.window).toEqual([progress])
  })
})
