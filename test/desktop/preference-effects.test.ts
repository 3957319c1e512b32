import { beforeEach, expect, it, vi } from 'vitest'
import { defaultPreferences } from '../../electron/core/settings/stored-preferences'
import { PreferenceEffects } from '../../electron/desktop/preference-effects'
import type { Settings, ShortcutState } from '../../electron/shared/app/settings'
import { settled } from '../support/settled'
import { makeSilentLog } from '../support/silent-log'

const keys = vi.hoisted(() => ({ areTaken: true, asked: 0 }))
vi.mock('../../electron/desktop/window/appearance', () => ({ chooseTheme: () => undefined }))
const login = vi.hoisted(() => {
  const said: string[] = []
  return { said, finish: (): void => undefined }
})
vi.mock('../../electron/desktop/start/autostart', () => ({
  repairLaunchAtLogin: async () => void login.said.push('repairs'),
  setLaunchAtLogin: async (enabled: boolean) => {
    login.said.push(`begins ${enabled}`)
    await new Promise<void>((resolve) => (login.finish = resolve))
    login.said.push(`ends ${enabled}`)
  },
}))

let settings: Settings
let effects: PreferenceEffects
beforeEach(() => {
  Object.assign(keys, { areTaken: true, asked: 0 })
  settings = {
    revision: 1,
    destinations: [],
    defaultDestinationId: '',
    preferences: defaultPreferences,
    shortcutState: 'off',
    editorDoor: 'closed',
    editorSecretKeeping: 'keyring',
    activeLanguage: 'en',
    secretProtection: 'none',
    canLaunchAtLogin: true,
    earlyImages: 0,
  }
  effects = new PreferenceEffects({
    shortcut: {
      set: () => {
        keys.asked += 1
        return keys.areTaken ? 'taken' : 'registered'
      },
    },
    log: makeSilentLog(),
    // As the settings do: what has changed is announced, and carried out.
    reportShortcut: (shortcutState: ShortcutState) => {
      if (settings.shortcutState === shortcutState) return
      settings = { ...settings, shortcutState }
      effects.apply(settings)
    },
    onShelf: () => undefined,
    onLanguage: () => undefined,
  })
  effects.apply(settings)
})

it('retries keys that another program had, when the window opens or the person chooses them again', () => {
  expect(settings.shortcutState).toBe('taken')
  keys.areTaken = false
  effects.apply(settings)
  expect(settings.shortcutState).toBe('registered')
  keys.asked = 0
  effects.apply(settings)
  expect(keys.asked).toBe(0)
})

it('turns starting at login on and off in sequence, so that the last choice counts', async () => {
  const apply = (launchAtLogin: boolean): void =>
    effects.apply({ ...settings, preferences: { ...defaultPreferences, launchAtLogin } })
  apply(true)
  apply(false)
  await expect.poll(() => login.said).toEqual(['begins true'])
  login.finish()
  await expect.poll(() => login.said).toEqual(['begins true', 'ends true', 'begins false'])
  login.finish()
})

it.each([
  [true, ['repairs']],
  [false, []],
])(
  'a start looks after the entry that launches Ollim at login only if there is to be one: %s',
  async (launchAtLogin, said) => {
    login.said.length = 0
    const needs = {
      shortcut: { set: () => 'off' as const },
      log: makeSilentLog(),
      reportShortcut: () => undefined,
    }
    const first = new PreferenceEffects({ ...needs, onShelf: () => undefined, onLanguage: () => undefined })
    first.apply({ ...settings, preferences: { ...defaultPreferences, launchAtLogin } })
    await settled()
    expect(login.said).toEqual(said)
  },
)
