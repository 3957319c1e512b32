import type { MenuEntry } from '../../electron/shared/app/context-menu'
import type { Translate } from '../../electron/shared/failures/failure'
import { linkFormats, type LinkFormat } from '../../electron/shared/links/link-format'

const prefix = 'copy-as:'

/** The part of a menu that copies links in a format other than the usual one. */
export function copyAsGroup(isEnabled: boolean, translate: Translate): MenuEntry {
  return {
    kind: 'group',
    label: translate('uploads.menu.copyAs'),
    actions: linkFormats.map((format) => ({
      kind: 'action',
      id: `${prefix}${format}`,
      label: translate(`linkFormat.${format}`),
      isEnabled,
    })),
  }
}

/** The format whose action in that group was chosen; `undefined` for any other action. */
export function chosenFormat(id: string): LinkFormat | undefined {
  return linkFormats.find((known) => id === `${prefix}${known}`)
}
