import { expect, it, vi } from 'vitest'
import type { PopoverState } from '../../../electron/shared/app/popover'
import { noTotals } from '../../../electron/shared/uploads/totals'
import { PopoverStore } from '../../../renderer/popover/state'

const state = (revision: number): PopoverState => ({
  revision,
  language: 'en',
  phase: { kind: 'idle' },
  totals: noTotals,
  recent: [],
})

function bridgeOf(answer: PopoverState) {
  const listeners = new Set<(state: PopoverState) => void>()
  const send = (sent: PopoverState): void => listeners.forEach((listener) => listener(sent))
  return {
    send,
    onChange: (listener: (state: PopoverState) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    readPopover: async () => {
      send(state(3))
      return answer
    },
  }
}

it('the popover shows the newer of the first answer and an earlier event', async () => {
  expect((await PopoverStore.open(bridgeOf(state(2)))).read().revision).toBe(3)
  expect((await PopoverStore.open(bridgeOf(state(4)))).read().revision).toBe(4)
})

it('the popover follows main, and ignores a late state', async () => {
  const bridge = bridgeOf(state(4))
  const store = await PopoverStore.open(bridge)
  const listener = vi.fn()
  store.subscribe(listener)
  bridge.send(state(2))
  expect(listener).not.toHaveBeenCalled()
  bridge.send(state(5))
  expect(listener).toHaveBeenCalledOnce()
  expect(store.read().revision).toBe(5)
})
