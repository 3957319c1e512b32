import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'

describe('words', () => {
  it('are available at once, in the requested language', () => {
    expect(createWords('ko').translate('tray.quit')).toBe('종료')
    expect(createWords('en').translate('tray.quit')).toBe('Quit')
  })

  it('count, name and choose', () => {
    const { translate } = createWords('en')
    expect(translate('notification.ready', { count: 1 })).toBe('1 link ready')
    expect(translate('notification.ready', { count: 3 })).toBe('3 links ready')
    expect(translate('fieldProblem.name-taken', { name: 'R&D <1>' })).toContain('R&D <1>')
    expect(translate('failure.unexpected.message', { context: 'settingsNotSaved' })).toBe(
      'The settings could not be saved.',
    )
  })

  it('change while the program runs', () => {
    const words = createWords('en')
    words.change('ko')
    expect(words.translate('tray.settings')).toBe('설정')
  })
})
