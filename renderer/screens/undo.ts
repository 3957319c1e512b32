import { api } from '../api'
import type { Stores } from '../state/stores'

/** Cancels the pending deletion, and says so: else the person might think that it undid an earlier one. */
export async function undoDeletion({ deletion, historySelection, toasts }: Stores): Promise<void> {
  const { waiting } = deletion.read()
  await api.undoDeletion()
  if (waiting === null) return
  historySelection.restore(waiting.ids)
  toasts.show('history.deletion.undone', { count: waiting.ids.length })
}

/** Asks whether to delete the last batch, or says that there is none. */
export async function askToUndo({ undo, toasts }: Stores, isByKey: boolean): Promise<void> {
  const batch = await api.undoableBatch()
  if (batch === null) toasts.inform('uploads.undo.nothing')
  else undo.ask({ batch, isByKey })
}

/** Deletes what a batch uploaded, and shows the result. */
export async function undoBatch({ undo, notices, toasts }: Stores, batchId: string): Promise<void> {
  undo.close()
  const { removed, kept, failure } = await api.undoBatch(batchId)
  if (failure !== undefined) notices.add({ kind: 'objects-kept', count: kept, failure })
  else if (removed + kept === 0) toasts.inform('uploads.undo.late')
  else if (kept === 0) toasts.show('uploads.undo.removed', { count: removed })
  else if (removed === 0) toasts.inform('uploads.undo.kept', { count: kept })
  else toasts.inform('uploads.undo.removedKept', { removed, kept })
}
