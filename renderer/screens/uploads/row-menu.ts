import type { MenuAction, MenuEntry } from '../../../electron/shared/app/context-menu'
import type { Translate } from '../../../electron/shared/failures/failure'
import type { LinkFormat } from '../../../electron/shared/links/link-format'
import { isFinished, type Upload } from '../../../electron/shared/uploads/upload'
import { isRetryOffered } from '../../state/retry-offered'
import { chosenFormat, copyAsGroup } from '../copy-as'

const plainActions = [
  'copy',
  'open',
  'renew',
  'details',
  'alt',
  'retry',
  'cancel',
  'remove',
  'select-all',
] as const

export type PlainRowAction = (typeof plainActions)[number]

/** The actions of a selection's menu. */
export type RowAction = PlainRowAction | { readonly format: LinkFormat }

/** The menu for the selected uploads; actions that make no sense for them are disabled. */
export function rowMenu(uploads: readonly Upload[], translate: Translate): readonly MenuEntry[] {
  const links = uploads.filter(({ status }) => status.state === 'done').length
  const ending = uploadsWithEnd(uploads)
  const [only] = uploads.length === 1 ? uploads : []
  const action = (id: PlainRowAction, isEnabled: boolean, keys?: string): MenuAction => ({
    kind: 'action',
    id,
    label: translate(`uploads.menu.${words[id]}`, {
      count: Math.max(1, id === 'renew' ? ending.length : links),
    }),
    isEnabled,
    ...(keys !== undefined && { keys }),
  })
  return [
    action('copy', links > 0, 'CommandOrControl+C'),
    copyAsGroup(links > 0, translate),
    action('open', only?.status.state === 'done', 'Enter'),
    action('renew', ending.length > 0),
    action('details', only !== undefined && ['done', 'failed'].includes(only.status.state)),
    action('alt', only !== undefined && mayHaveAltText(only), 'F2'),
    { kind: 'separator' },
    action('retry', retryable(uploads).length > 0),
    action(
      'cancel',
      uploads.some((upload) => !isFinished(upload)),
      'Delete',
    ),
    action('remove', uploads.some(isFinished), 'Delete'),
    { kind: 'separator' },
    action('select-all', true, 'CommandOrControl+A'),
  ]
}

const words: Readonly<Record<PlainRowAction, string>> = {
  copy: 'copy',
  renew: 'renew',
  open: 'open',
  details: 'details',
  alt: 'altText',
  retry: 'retry',
  cancel: 'cancel',
  remove: 'remove',
  'select-all': 'selectAll',
}

/** The chosen action, from the returned id. */
export function chosenRowAction(id: string): RowAction | undefined {
  const format = chosenFormat(id)
  return format === undefined ? plainActions.find((known) => known === id) : { format }
}

/** The uploads whose links expire and can be renewed. */
export function uploadsWithEnd(uploads: readonly Upload[]): readonly Upload[] {
  return uploads.filter(({ status }) => status.state === 'done' && status.linkEndsAt !== undefined)
}

/** Failed and cancelled uploads have no link that could contain an alt text. */
export function mayHaveAltText({ status }: Upload): boolean {
  return status.state !== 'failed' && status.state !== 'cancelled'
}

/** The cancelled and failed uploads that are worth another attempt. */
export function retryable(uploads: readonly Upload[]): readonly Upload[] {
  return uploads.filter(
    ({ status }) =>
      status.state === 'cancelled' || (status.state === 'failed' && isRetryOffered(status.failure)),
  )
}
