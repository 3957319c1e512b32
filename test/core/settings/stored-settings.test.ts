import { describe, expect, it } from 'vitest'
import { currentVersion, migrate } from '../../../electron/core/settings/settings-migrations'
import { defaultPreferences } from '../../../electron/core/settings/stored-preferences'
import { emptySettings, parseStoredSettings } from '../../../electron/core/settings/stored-settings'
import { sampleFields } from '../../support/memory-settings'

const first = { id: 'one', ...sampleFields }
const second = { id: 'two', ...sampleFields, name: 'Work' }
const secret = { accessKeyId: 'AKIA', sealed: 'x', keeping: 'keyring', expiresAt: 0 }
const whole = {
  version: currentVersion,
  preferences: defaultPreferences,
  destinations: [first, second],
  defaultDestinationId: 'two',
  secrets: { one: secret },
  earlyImages: [{ path: '/home/haneul/a.png' }, { path: '/spool/b.png', name: 'b.png' }],
  earlyBatchId: 'batch',
  window: { x: 1, y: 2, width: 900, height: 600, maximized: false },
}

function parse(raw: unknown) {
  const parsed = parseStoredSettings(raw)
  if (parsed.kind === 'newer') throw new Error('taken for a newer file')
  return parsed
}

describe('the settings file', () => {
  it('is read as it was written', () => {
    expect(parse(JSON.parse(JSON.stringify(whole)))).toEqual({
      kind: 'settings',
      settings: whole,
      problems: [],
    })
  })

  it('has defaults for everything missing', () => {
    expect(parse({})).toEqual({ kind: 'settings', settings: emptySettings, problems: [] })
  })

  it('of a later version is not touched', () => {
    expect(parseStoredSettings({ ...whole, version: currentVersion + 1 })).toEqual({ kind: 'newer' })
  })

  it.each([
    ['language', 'fr'],
    ['theme', 1],
    ['parallelUploads', 17],
    ['parallelUploads', 0],
    ['parallelUploads', 2.5],
    ['linkFormat', 'rtf'],
    ['customLinkTemplate', ''],
    ['copyLinksWhenFinished', 'yes'],
    ['globalShortcut', null],
    ['closeToTray', 0],
    ['shelf', 'yes'],
    ['historyView', 'tiles'],
    ['historyLife', 30],
    ['launchAtLogin', {}],
  ])('loses only the preference %s if it is %j', (name, wrong) => {
    const preferences = { ...defaultPreferences, theme: 'dark', parallelUploads: 9, [name]: wrong }
    const { settings, problems } = parse({ ...whole, preferences })
    expect(problems).toEqual([`preferences.${name}`])
    const kept = Object.entries(settings.preferences).filter(([each]) => each !== name)
    expect(Object.fromEntries(kept)).toEqual(
      Object.fromEntries(Object.entries(preferences).filter(([each]) => each !== name)),
    )
    expect(settings.preferences).toHaveProperty(
      name,
      Object.entries(defaultPreferences).find(([each]) => each === name)?.[1],
    )
  })

  it('keeps a conversion that was chosen before there was a limit for the width', () => {
    const conversion = { longestSide: 1920, to: 'webp', quality: 65 }
    const { settings, problems } = parse({ ...whole, preferences: { ...defaultPreferences, conversion } })
    expect(problems).toEqual([])
    expect(settings.preferences.conversion).toEqual({ ...conversion, maxWidth: 0 })
  })

  it('keeps the limit for the width that an earlier version stored under another name', () => {
    const conversion = { longestSide: 0, to: 'same', quality: 82 }
    const stored = { ...defaultPreferences, conversion: { ...conversion, mostWidth: 1600 } }
    const { settings, problems } = parse({ ...whole, preferences: stored })
    expect(problems).toEqual([])
    expect(settings.preferences.conversion).toEqual({ ...conversion, maxWidth: 1600 })
  })

  it.each([
    ['it', { preferences: { ...defaultPreferences, removeMetadata: 'yes' } }],
    ['all that was chosen', { preferences: [] }],
  ])('assumes that metadata is to be removed if %s cannot be read', (_what, change) => {
    expect(parse({ ...whole, ...change }).settings.preferences.removeMetadata).toBe(true)
  })

  it.each([
    [
      'a destination without a bucket',
      { destinations: [{ ...first, bucket: undefined }, second] },
      ['destinations[0]'],
    ],
    ['a destination that is no object', { destinations: ['one', second] }, ['destinations[0]']],
    [
      'an unknown provider',
      { destinations: [{ ...first, provider: 'floppy' }, second] },
      ['destinations[0]'],
    ],
    ['an id used twice', { destinations: [second, { ...first, id: 'two' }] }, ['destinations[1]']],
  ])('loses only the wrong destination: %s', (_what, change, problems) => {
    const parsed = parse({ ...whole, ...change })
    expect(parsed.problems).toEqual(problems)
    expect(parsed.settings.destinations).toEqual([second])
    expect(parsed.settings.defaultDestinationId).toBe('two')
  })

  it.each([
    ['a path that is none', { path: 7 }],
    ['a name that is none', { path: '/spool/c.png', name: null }],
    ['no object', 'c.png'],
  ])('loses only the wrong one of the images that wait for the first destination: %s', (_what, wrong) => {
    const [file, pasted] = whole.earlyImages
    const parsed = parse({ ...whole, earlyImages: [file, wrong, pasted] })
    expect(parsed.problems).toEqual(['earlyImages[1]'])
    expect(parsed.settings.earlyImages).toEqual(whole.earlyImages)
  })

  it.each([
    ['preferences', { preferences: [] }],
    ['earlyImages', { earlyImages: {} }],
    ['destinations', { destinations: {} }],
    ['secrets', { secrets: 'none' }],
    ['secrets.one', { secrets: { one: { ...secret, keeping: 'somewhere' } } }],
    ['window', { window: { x: 'left' } }],
  ])('names what it could not read: %s', (name, change) => {
    expect(parse({ ...whole, ...change }).problems).toEqual([name])
  })

  it('fills in fields that were added in the same version', () => {
    const {
      cacheControl: _later,
      accessList: _list,
      linkLifeSeconds: _life,
      linkFormat: _format,
      ...earlier
    } = first
    expect(parse({ ...whole, destinations: [earlier] }).settings.destinations).toEqual([first])
  })

  it('drops secrets whose destination is gone', () => {
    expect(parse({ ...whole, secrets: { gone: secret } }).settings.secrets).toEqual({})
  })

  it.each([
    ['gone', 'one'],
    ['', 'one'],
    [undefined, 'one'],
  ])('falls back to the first destination if the default is %j', (defaultDestinationId, expected) => {
    expect(parse({ ...whole, defaultDestinationId }).settings.defaultDestinationId).toBe(expected)
  })
})

describe('migration', () => {
  const steps = [1, 2, 3].map((step) => (settings: Readonly<Record<string, unknown>>) => ({
    ...settings,
    walked: [settings['walked'], step].flat().filter((each) => each !== undefined),
  }))

  it.each([
    [1, [1, 2, 3]],
    [2, [2, 3]],
    [3, [3]],
    [4, undefined],
    [0, [1, 2, 3]],
  ])('runs all steps after version %i', (version, walked) => {
    expect(migrate({}, version, steps)['walked']).toEqual(walked)
  })
})

describe('a destination of an earlier Ollim', () => {
  it('signs with its own keys, whose end is unknown', () => {
    const { credentialsSource: _, ...earlier } = first
    const { expiresAt: __, ...earlierSecret } = secret
    const { settings, problems } = parse({
      ...whole,
      destinations: [earlier],
      secrets: { one: earlierSecret },
    })
    expect(problems).toEqual([])
    expect(settings.destinations).toEqual([first])
    expect(settings.secrets).toEqual({ one: secret })
  })

  it.each([{ kind: 'profile' }, { kind: 'profile', name: '' }, { kind: 'friend' }, 'profile'])(
    'is lost alone if %j is named as the lender of its credentials',
    (credentialsSource) => {
      const { settings, problems } = parse({
        ...whole,
        destinations: [{ ...first, credentialsSource }, second],
      })
      expect(settings.destinations).toEqual([second])
      expect(problems).toEqual(['destinations[0]'])
    },
  )
})
