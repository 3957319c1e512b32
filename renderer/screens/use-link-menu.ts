import type { MenuAction, MenuPlace } from '../../electron/shared/app/context-menu'
import { api } from '../api'
import { useTranslate } from '../i18n/use-translate'
import { openLink } from './open-link'

export interface MenuLink {
  readonly url: string
  /** Copies it as a button beside it would. */
  readonly onCopy: () => unknown
}

/** Shows the menu of a link outside of the lists, whose rows have menus of their own. */
export function useLinkMenu(): (link: MenuLink, place: MenuPlace) => void {
  const translate = useTranslate()
  const action = (id: string): MenuAction => ({
    kind: 'action',
    id,
    label: translate(`uploads.menu.${id}`, { count: 1 }),
    isEnabled: true,
  })
  return ({ url, onCopy }, place) =>
    void api.showContextMenu([action('copy'), action('open')], place).then((chosen) => {
      if (chosen === 'copy') onCopy()
      else if (chosen === 'open') openLink(url)
    })
}
