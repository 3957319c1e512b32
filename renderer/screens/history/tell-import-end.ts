import type { Stores } from '../../state/stores'

/** Says how a search of a bucket ended whose dialog was closed meanwhile. */
export function tellImportEnd({
  bucketImport,
  toasts,
  notices,
}: Pick<Stores, 'bucketImport' | 'toasts' | 'notices'>): void {
  const tell = () => {
    const end = bucketImport.read()?.state
    if (end === undefined || end.kind === 'running' || bucketImport.isWatched) return
    if (end.kind === 'failed' || end.leftOut !== undefined) notices.add({ kind: 'import-incomplete', end })
    // Who stopped it knows.
    else if (end.kind === 'finished') toasts.show('bucketImport.added', { count: end.added })
    bucketImport.forget()
  }
  tell()
  bucketImport.subscribe(tell)
}
