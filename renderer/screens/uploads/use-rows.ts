import type { KeyboardEvent } from 'react'
import { assertNever } from '../../../electron/shared/assert-never'
import type { LinkFormat } from '../../../electron/shared/link-format'
import { isFinished, type Upload } from '../../../electron/shared/upload'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { isTextField } from '../../is-text-field'
import { Kept } from '../../selection/kept'
import { noSelection, type Selection } from '../../selection/selection'
import { wholeListKey } from '../../selection/selection-keys'
import { useSelection, type Selecting } from '../../selection/use-selection'
import { useStores } from '../../state/stores'
import type { UploadListProps } from '../../views/uploads/UploadList'
import { openLink } from '../open-link'
import { useDraggedLinks } from '../use-dragged-links'
import { useRenewLinks } from '../use-renew-links'
import { useCopyKey } from '../window/use-copy-key'
import { useSelectAllKey } from '../window/use-select-all-key'
import {
  chosenRowAction,
  mayBeDescribed,
  retryable,
  rowMenu,
  uploadsWithEnd,
  type RowAction,
} from './row-menu'

type RowEvents = Pick<
  UploadListProps,
  'onSelect' | 'onOpen' | 'onDescribe' | 'onRemove' | 'onMenu' | 'onPress' | 'onDrag'
>

const keptSelection = new Kept<Selection>(noSelection)

/** The selection among the uploads, and what keys, menu and drags do with it. */
export function useRows(
  ids: readonly string[],
  { onShowDetails, onDescribe }: Readonly<Record<'onShowDetails' | 'onDescribe', (id: string) => void>>,
): {
  readonly selecting: Selecting
  readonly events: RowEvents
  /** Keys that mean the selection wherever on the screen the focus is. */
  readonly onKeyDown: (event: KeyboardEvent) => void
} {
  const translate = useTranslate()
  const { uploads, toasts } = useStores()
  const selecting = useSelection(keptSelection, ids)
  const dragged = useDraggedLinks()
  const renewLinks = useRenewLinks()

  /** What an action on a row concerns: the selection, if the row is part of it. */
  const concerned = (id: string): readonly string[] => (selecting.ids.has(id) ? [...selecting.ids] : [id])
  const read = (chosen: readonly string[]): readonly Upload[] =>
    chosen.flatMap((id) => uploads.read(id) ?? [])

  const copy = async (chosen: readonly string[], format?: LinkFormat) => {
    const { copied } = await (format === undefined ? api.copyLinks(chosen) : api.copyLinks(chosen, format))
    if (copied === 0) toasts.remark('uploads.nothingToCopy')
  }

  const open = (id: string) => {
    const upload = uploads.read(id)
    if (upload?.status.state === 'done') openLink(upload.status.url)
    else if (upload?.status.state === 'failed') onShowDetails(id)
  }

  const describe = (id: string) => {
    const upload = uploads.read(id)
    if (upload !== undefined && mayBeDescribed(upload)) onDescribe(id)
  }

  const cancel = (some: readonly Upload[]) => {
    const pending = some.filter((upload) => !isFinished(upload)).map(({ id }) => id)
    if (pending.length > 0) void api.cancelUploads(pending)
  }

  const remove = (some: readonly Upload[]): ReadonlySet<string> => {
    const finished = some.filter(isFinished).map(({ id }) => id)
    if (finished.length > 0) void api.removeUploads(finished)
    return new Set(finished)
  }

  const act = (action: RowAction, id: string) => {
    const chosen = concerned(id)
    if (typeof action === 'object') {
      void copy(chosen, action.format)
      return
    }
    switch (action) {
      case 'copy':
        void copy(chosen)
        break
      case 'open':
        open(id)
        break
      case 'details':
        onShowDetails(id)
        break
      case 'alt':
        describe(id)
        break
      case 'renew':
        renewLinks(uploadsWithEnd(read(chosen)).map((upload) => upload.id))
        break
      case 'retry':
        void api.retryUploads(retryable(read(chosen)).map((upload) => upload.id))
        break
      case 'cancel':
        cancel(read(chosen))
        break
      case 'remove':
        remove(read(chosen))
        break
      case 'select-all':
        selecting.all()
        break
      default:
        assertNever(action)
    }
  }

  const showMenu = async (id: string, x: number, y: number) => {
    const entries = rowMenu(read(concerned(id)), translate)
    const chosen = await api.showContextMenu(entries, { x, y })
    const action = chosen === null ? undefined : chosenRowAction(chosen)
    if (action !== undefined) act(action, id)
  }

  useSelectAllKey(ids.length > 0, () => selecting.all())
  useCopyKey(selecting.ids.size > 0, () => void copy([...selecting.ids]))

  return {
    selecting,
    events: {
      onSelect: selecting.change,
      onOpen: open,
      onDescribe: describe,
      onRemove: (id) => {
        const some = read(concerned(id))
        cancel(some)
        return remove(some)
      },
      onMenu: (id, x, y) => void showMenu(id, x, y),
      onPress: (id) => dragged.prepare(concerned(id)),
      onDrag: (id, data) => {
        const chosen = concerned(id)
        dragged.fill(chosen, urlsOf(read(chosen)), data)
      },
    },
    onKeyDown: (event) => {
      const { currentTarget, target } = event
      // A sheet or a menu stands elsewhere on the page, though its keys come by here.
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
