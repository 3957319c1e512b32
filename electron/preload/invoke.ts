import { ipcRenderer } from 'electron'
import type { Envelope } from '../shared/envelope'

/** Calls the main process; rejects with the failure if it answers with one. */
export async function invoke<Answer>(channel: string, args: readonly unknown[]): Promise<Answer> {
  const envelope: unknown = await ipcRenderer.invoke(channel, args)
  if (!isEnvelope<Answer>(envelope)) throw new Error(`${channel} was not answered`)
  if (envelope.ok) return envelope.value
  // A plain object: the bridge would strip the fields of an Error.
  return Promise.reject(envelope.failure)
}

/** @returns a function that stops listening */
export function listen(channel: string, forward: Parameters<typeof ipcRenderer.on>[1]): () => void {
  ipcRenderer.on(channel, forward)
  return () => ipcRenderer.removeListener(channel, forward)
}

/** The main process is trusted, so this only distinguishes an answer from none. */
function isEnvelope<Value>(value: unknown): value is Envelope<Value> {
  return typeof value === 'object' && value !== null && 'ok' in value
}
