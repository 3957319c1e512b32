import { describe, expect, it, vi } from 'vitest'
import { SettingsStore } from '../../../renderer/state/settings'
import { EventSource } from '../event-source'
import { settings } from '../examples'

describe('SettingsStore', () => {
  it('takes the event when it is newer than the answer', async () => {
    const events = new EventSource()
    const store = await SettingsStore.open({
      on: events.on,
      readSettings: async () => {
        events.send('settingsChanged', settings(3))
        return settings(2)
      },
    })
    expect(store.read().revision).toBe(3)
  })

  it('takes the answer when it is newer than the event', async () => {
    const events = new EventSource()
    const store = await SettingsStore.open({
      on: events.on,
      readSettings: async () => {
        events.send('settingsChanged', settings(1))
        return settings(2)
      },
    })
    expect(store.read().revision).toBe(2)
  })

  it('ignores a late event', async () => {
    const events = new EventSource()
    const store = await SettingsStore.open({ on: events.on, readSettings: async () => settings(5) })
    const listener = vi.fn()
    store.subscribe(listener)
    for (const revision of [4, 5, 6, 6]) events.send('settingsChanged', settings(revision))
    expect(listener).toHaveBeenCalledOnce()
    expect(store.read().revision).toBe(6)
  })
})
