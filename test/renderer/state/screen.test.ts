import { expect, it } from 'vitest'
import { ScreenStore } from '../../../renderer/state/screen'
import { EventSource } from '../event-source'

it('a sheet lies over the tab that is shown, until another tab is', () => {
  const events = new EventSource()
  const store = ScreenStore.open({ on: events.on })
  const shown = () => [store.read().tab, store.read().sheet]
  store.show('history')
  events.send('screenRequested', 'help')
  expect(shown()).toEqual(['history', 'help'])
  events.send('screenRequested', 'settings')
  expect(shown()).toEqual(['settings', undefined])
  store.show('about')
  store.closeSheet()
  expect(shown()).toEqual(['settings', undefined])
})
