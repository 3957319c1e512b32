import { describe, expect, it } from 'vitest'
import { linkFormatOf } from '../../../electron/shared/app/settings'
import { sampleDraft, sampleFields, saveIn, startSettings } from '../../support/memory-settings'

describe('the format chosen for links', () => {
  it.each([
    ['general', 'general', 'bbcode'],
    ['html', 'bbcode', 'url'],
  ] as const)('of a destination that has %s: becomes %s, in general %s', (own, after, general) => {
    const { service } = startSettings()
    saveIn(service, { ...sampleDraft, fields: { ...sampleFields, linkFormat: own } })
    service.chooseLinkFormat('bbcode')
    const { destinations, preferences } = service.read()
    expect([destinations[0]?.linkFormat, preferences.linkFormat]).toEqual([after, general])
    expect(linkFormatOf(destinations[0], preferences)).toBe('bbcode')
    expect(linkFormatOf(undefined, preferences)).toBe(general)
  })
})
