import type { MenuAction, MenuEntry } from '../../../electron/shared/context-menu'
import type { Translate } from '../../../electron/shared/failure'
import type { LinkFormat } from '../../../electron/shared/link-format'
import { isFinished, type Upload } from '../../../electron/shared/upload'
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

/** What the menu of a selection can ask for. */
export type RowAction = (typeof plainActions)[number] | { readonly format: LinkFormat }

/** The menu of the selected uploads; what makes no sense for them is greyed out. */
export function rowMenu(uploads: readonly Upload[], translate: Translate): readonly MenuEntry[] {
  const links = uploads.filter(({ status }) => status.state === 'done').length
  const ending = uploadsWithEnd(uploads)
  const [only] = uploads.length === 1 ? uploads : []
  const action = (id: (typeof plainActions)[number], isEnabled: boolean, keys?: string): MenuAction => ({
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
    action('alt', only !== undefined && mayBeDescribed(only), 'F2'),
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

const words: Readonly<Record<(typeof plainActions)[number], string>> = {
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

/** What was chosen, by the id that came back. */
export function chosenRowAction(id: string): RowAction | undefined {
  const format = chosenFormat(id)
  return format === undefined ? plainActions.find((known) => known === id) : { format }
}

/** Those whose links end, and can be made anew. */
export function uploadsWithEnd(uploads: readonly Upload[]): readonly Upload[] {
  return uploads.filter(({ status }) => status.state === 'done' && status.linkEndsAt !== undefined)
}

/** What was refused or called off gets no link that could say it. */
export function mayBeDescribed({ status }: Upload): boolean {
  return status.state !== 'failed' && status.state !== 'cancelled'
}

/** Those for which another attempt makes sense. */
export function retryable(uploads: readonly Upload[]): readonly Upload[] {
  return uploads.filter(
    ({ status }) =>
      status.state === 'cancelled' || (status.state === 'failed' && isRetryOffered(status.failure)),
  )
}
