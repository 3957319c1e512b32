import { useState, type KeyboardEvent } from 'react'
import type { Upload } from '../../../electron/shared/uploads/upload'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { isTextField } from '../../is-text-field'
import { Kept } from '../../kept'
import { noSelection, type Selection } from '../../selection/selection'
import { wholeListKey } from '../../selection/selection-keys'
import { useSelection, type Selecting } from '../../selection/use-selection'
import type { ListEvents } from '../../views/uploads/list/UploadItem'
import { LinksToDrag } from '../links-to-drag'
import { useCopyKey } from '../window/use-copy-key'
import { useSelectAllKey } from '../window/use-select-all-key'
import { chosenRowAction, rowMenu } from './row-menu'
import { useRowActions } from './use-row-actions'

export interface Rows {
  readonly selecting: Selecting
  readonly events: ListEvents
  /** Keys for the selection, wherever the focus is on the screen. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const keptSelection = new Kept<Selection>(noSelection)

/** The selection among the uploads, with its keys, menu and drags. */
export function useRows(
  ids: readonly string[],
  { onShowDetails, onEditAltText }: Readonly<Record<'onShowDetails' | 'onEditAltText', (id: string) => void>>,
): Rows {
  const translate = useTranslate()
  const selecting = useSelection(keptSelection, ids)
  const [linksToDrag] = useState(() => new LinksToDrag(api))
  const actions = useRowActions({ onShowDetails, onEditAltText, onSelectAll: () => selecting.all() })
  const { read } = actions

  /** The uploads that an action on a row is for: the selection, if the row is part of it. */
  const idsFor = (id: string): readonly string[] => (selecting.ids.has(id) ? [...selecting.ids] : [id])

  const showMenu = async (id: string, x: number, y: number) => {
    const entries = rowMenu(read(idsFor(id)), translate)
    const chosen = await api.showContextMenu(entries, { x, y })
    const action = chosen === null ? undefined : chosenRowAction(chosen)
    if (action !== undefined) actions.act(action, id, idsFor(id))
  }

  useSelectAllKey(ids.length > 0, () => selecting.all())
  useCopyKey(selecting.ids.size > 0, () => void actions.copy([...selecting.ids]))

  return {
    selecting,
    events: {
      onSelect: selecting.change,
      onOpen: actions.open,
      onEditAltText: actions.editAltText,
      onRemove: (id) => {
        const some = read(idsFor(id))
        actions.cancel(some)
        return actions.remove(some)
      },
      onMenu: (id, x, y) => void showMenu(id, x, y),
      onPress: (id) => linksToDrag.prepare(idsFor(id)),
      onDrag: (id, data) => {
        const chosen = idsFor(id)
        linksToDrag.fill(chosen, urlsOf(read(chosen)), data)
      },
    },
    onKeyDown: (event) => {
      const { currentTarget, target } = event
      // A sheet or a menu is elsewhere on the page, although React sends its key events through here.
      if (!(target instanceof Node) || !currentTarget.contains(target)) return
      if (event.defaultPrevented || isTextField(target)) return
      if (wholeListKey(event) !== 'none' || selecting.ids.size === 0) return
      selecting.clear()
      event.preventDefault()
    },
  }
}

function urlsOf(some: readonly Upload[]): readonly string[] {
  return some.flatMap(({ status }) => (status.state === 'done' ? [status.url] : []))
}
