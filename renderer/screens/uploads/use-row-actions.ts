import type { LinkFormat } from '../../../electron/shared/links/link-format'
import { isFinished, type Upload } from '../../../electron/shared/uploads/upload'
import { api } from '../../api'
import { useStores } from '../../state/stores'
import { openLink } from '../open-link'
import { useRenewLinks } from '../use-renew-links'
import { mayHaveAltText, retryable, uploadsWithEnd, type PlainRowAction, type RowAction } from './row-menu'

export interface RowActionNeeds {
  readonly onShowDetails: (id: string) => void
  readonly onEditAltText: (id: string) => void
  readonly onSelectAll: () => void
}

export interface RowActions {
  /** The ids of those that are still in the list. */
  readonly read: (ids: readonly string[]) => readonly Upload[]
  readonly copy: (ids: readonly string[], format?: LinkFormat) => Promise<void>
  /** Opens the link, or shows why there is none. */
  readonly open: (id: string) => void
  readonly editAltText: (id: string) => void
  readonly cancel: (some: readonly Upload[]) => void
  /** Removes finished uploads from the list, and returns their ids. */
  readonly remove: (some: readonly Upload[]) => ReadonlySet<string>
  /** @param chosen the ids that the action is for, including `id` */
  readonly act: (action: RowAction, id: string, chosen: readonly string[]) => void
}

/** The actions for uploads in the list, by key, menu or click. */
export function useRowActions({ onShowDetails, onEditAltText, onSelectAll }: RowActionNeeds): RowActions {
  const { uploads, toasts } = useStores()
  const renewLinks = useRenewLinks()

  const read = (chosen: readonly string[]): readonly Upload[] =>
    chosen.flatMap((id) => uploads.read(id) ?? [])

  const copy = async (chosen: readonly string[], format?: LinkFormat) => {
    const { copied } = await (format === undefined ? api.copyLinks(chosen) : api.copyLinks(chosen, format))
    if (copied === 0) toasts.inform('uploads.nothingToCopy')
  }

  const open = (id: string) => {
    const upload = uploads.read(id)
    if (upload?.status.state === 'done') openLink(upload.status.url)
    else if (upload?.status.state === 'failed') onShowDetails(id)
  }

  const editAltText = (id: string) => {
    const upload = uploads.read(id)
    if (upload !== undefined && mayHaveAltText(upload)) onEditAltText(id)
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

  const actions: Readonly<Record<PlainRowAction, (id: string, chosen: readonly string[]) => void>> = {
    copy: (_id, chosen) => void copy(chosen),
    open,
    details: onShowDetails,
    alt: editAltText,
    renew: (_id, chosen) => renewLinks(uploadsWithEnd(read(chosen)).map((upload) => upload.id)),
    retry: (_id, chosen) => void api.retryUploads(retryable(read(chosen)).map((upload) => upload.id)),
    cancel: (_id, chosen) => cancel(read(chosen)),
    remove: (_id, chosen) => void remove(read(chosen)),
    'select-all': onSelectAll,
  }

  const act = (action: RowAction, id: string, chosen: readonly string[]) => {
    if (typeof action === 'object') void copy(chosen, action.format)
    else actions[action](id, chosen)
  }

  return { read, copy, open, editAltText, cancel, remove, act }
}
