import { describe, expect, it, vi } from 'vitest'
import type { MenuItemConstructorOptions } from 'electron'
import { trayMenu } from '../../../electron/desktop/tray/tray-menu'

const translate = (key: string): string => key
const actions = {
  open: vi.fn(),
  openShelf: vi.fn(),
  uploadClipboard: vi.fn(),
  chooseFiles: vi.fn(),
  copyLink: vi.fn(),
  pause: vi.fn(),
  resume: vi.fn(),
  settings: vi.fn(),
  quit: vi.fn(),
}
const labels = (items: readonly MenuItemConstructorOptions[]) =>
  items.filter(({ type }) => type !== 'separator').map(({ label }) => label)
const links = (names: readonly string[]) => names.map((name, index) => ({ id: `id-${String(index)}`, name }))

describe('the menu of the tray', () => {
  it('contains the ways to upload, pause, window, settings and quit', () => {
    expect(labels(trayMenu({ phase: 'idle', recent: [] }, translate, actions))).toEqual([
      'tray.uploadClipboard',
      'tray.chooseFiles',
      'tray.pause',
      'tray.open',
      'tray.shelf',
      'tray.settings',
      'tray.quit',
    ])
  })

  it('offers to resume while paused', () => {
    const paused = labels(trayMenu({ phase: 'paused', recent: [] }, translate, actions))
    expect(paused).toContain('tray.resume')
    expect(paused).not.toContain('tray.pause')
  })

  it.each(['offline', 'problem'] as const)(
    'does not offer to pause uploads that are held already: %s',
    (phase) => {
      const items = trayMenu({ phase, recent: [] }, translate, actions)
      expect(items.find(({ label }) => label === 'tray.pause')).toMatchObject({ enabled: false })
    },
  )

  it('lists the last five links, each copied by a click', () => {
    const items = trayMenu(
      { phase: 'idle', recent: links(['a', 'b', 'c', 'd', 'e', 'f']) },
      translate,
      actions,
    )
    expect(labels(items).slice(2, 8)).toEqual(['tray.recent', 'a', 'b', 'c', 'd', 'e'])
    const second = items.find(({ label }) => label === 'b')
    Reflect.apply(second?.click ?? (() => undefined), undefined, [])
    expect(actions.copyLink).toHaveBeenCalledWith('id-1')
  })

  it.each([
    ['R&D.png', 'R&&D.png'],
    ['two\nlines.png', 'two lines.png'],
    [`${'가'.repeat(30)}${'나'.repeat(30)}.png`, `${'가'.repeat(20)}…${'나'.repeat(15)}.png`],
    ['😀'.repeat(41), `${'😀'.repeat(20)}…${'😀'.repeat(19)}`],
  ])('shows the name %j as %j', (name, label) => {
    expect(labels(trayMenu({ phase: 'idle', recent: links([name]) }, translate, actions))[3]).toBe(label)
  })
})
