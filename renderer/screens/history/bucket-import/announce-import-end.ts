import type { Stores } from '../../../state/stores'

/** Shows the result of a search of a bucket whose dialog was closed meanwhile. */
export function announceImportEnd({
  bucketImport,
  toasts,
  notices,
}: Pick<Stores, 'bucketImport' | 'toasts' | 'notices'>): void {
  const announce = () => {
    const end = bucketImport.read()?.state
    if (end === undefined || end.kind === 'running' || bucketImport.isWatched) return
    if (end.kind === 'failed' || end.leftOut !== undefined) notices.add({ kind: 'import-incomplete', end })
    // A person who stopped it knows already.
    else if (end.kind === 'finished') toasts.show('bucketImport.added', { count: end.added })
    bucketImport.forget()
  }
  announce()
  bucketImport.subscribe(announce)
}
