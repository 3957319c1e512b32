import type { MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../shared/failures/failure'
import type { TrayState } from './tray-face'

export interface TrayActions {
  readonly open: () => void
  readonly openShelf: () => void
  readonly uploadClipboard: () => void
  readonly chooseFiles: () => void
  readonly copyLink: (id: string) => void
  readonly pause: () => void
  readonly resume: () => void
  readonly settings: () => void
  readonly quit: () => void
}

/** How many of the newest links the menu and the popover list. */
export const maxRecent = 5

/** In characters. */
const longestName = 40

/** The menu of the tray's icon. */
export function trayMenu(
  { phase, recent }: Pick<TrayState, 'phase' | 'recent'>,
  translate: Translate,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const links = recent.slice(0, maxRecent).map(({ id, name }): MenuItemConstructorOptions => ({
    label: menuLabel(name),
    click: () => {
      actions.copyLink(id)
    },
  }))
  const heading: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { label: translate('tray.recent'), enabled: false },
  ]
  // Uploads that are held for another reason cannot be paused as well.
  const isHeld = phase === 'offline' || phase === 'problem'
  return [
    { label: translate('tray.uploadClipboard'), click: actions.uploadClipboard },
    { label: translate('tray.chooseFiles'), click: actions.chooseFiles },
    ...(links.length === 0 ? [] : [...heading, ...links]),
    { type: 'separator' },
    phase === 'paused'
      ? { label: translate('tray.resume'), click: actions.resume }
      : { label: translate('tray.pause'), click: actions.pause, enabled: !isHeld },
    { type: 'separator' },
    { label: translate('tray.open'), click: actions.open },
    { label: translate('tray.shelf'), click: actions.openShelf },
    { label: translate('tray.settings'), click: actions.settings },
    { type: 'separator' },
    { label: translate('tray.quit'), click: actions.quit },
  ]
}

/** A file's name for a menu: shortened in the middle, on one line, with `&` not as a mnemonic. */
function menuLabel(name: string): string {
  const segments = new Intl.Segmenter().segment(name.replace(/\s+/g, ' '))
  const characters = Array.from(segments, ({ segment }) => segment)
  const half = longestName / 2
  const short =
    characters.length <= longestName
      ? characters
      : [...characters.slice(0, half), '…', ...characters.slice(1 - half)]
  return short.join('').replaceAll('&', '&&')
}
