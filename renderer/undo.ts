import { api } from './api'
import type { Stores } from './state/stores'

/** Keeps what waits to be deleted from buckets, and says so: else an earlier deletion would seem to be meant. */
export async function undoDeletion({ deletion, toasts }: Stores): Promise<void> {
  const { waiting } = deletion.read()
  await api.undoDeletion()
  if (waiting === null) return
  deletion.noteUndone(waiting.ids)
  toasts.show('history.deletion.undone', { count: waiting.ids.length })
}

/** Asks whether the last batch shall be deleted again, or says that there is none. */
export async function askToUndo({ undo, toasts }: Stores): Promise<void> {
  const batch = await api.undoableBatch()
  if (batch === null) toasts.remark('uploads.undo.nothing')
  else undo.ask(batch)
}

/** Deletes what a batch uploaded, and says what became of it. */
export async function undoBatch({ undo, toasts }: Stores, batchId: string): Promise<void> {
  undo.close()
  const { removed, kept } = await api.undoBatch(batchId)
  if (kept === 0) toasts.show('uploads.undo.removed', { count: removed })
  else if (removed === 0) toasts.remark('uploads.undo.kept', { count: kept })
  else toasts.remark('uploads.undo.removedKept', { removed, kept })
}
