import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { fileFailure } from '../../core/doctor/file-failure'
import { failure, type Failure } from '../../shared/failure'
import type { Connection } from './connection'
import { type Exchange, exchange } from './exchange'
import { fileBody, FileChanged, type FileRange, refuseChanged } from './file-body'

/** Hands the body and the request's signal to the SDK. */
export type SendBody<Output> = (body: Readable, options: { abortSignal: AbortSignal }) => Promise<Output>

/** How long a cancelled request that has been sent whole waits for its answer. */
const answerMilliseconds = 3_000

/** One request whose body is streamed from disk: opens the file, sends it, closes it. */
export async function sendFile<Output>(
  connection: Connection,
  range: FileRange,
  send: SendBody<Output>,
): Promise<Exchange<Output>> {
  const { source, signal } = range
  let handle: FileHandle | undefined
  try {
    handle = await open(source.path)
    await refuseChanged(handle, source)
    return await sendOpened(connection, handle, range, send)
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' }
    return { kind: 'unsent', failure: failureOf(error, source.path) }
  } finally {
    await handle?.close()
  }
}

async function sendOpened<Output>(
  connection: Connection,
  handle: FileHandle,
  range: FileRange,
  send: SendBody<Output>,
): Promise<Exchange<Output>> {
  const body = fileBody(handle, range)
  let fileError: Error | undefined
  const sendBody = async (request: AbortController): Promise<Output> => {
    // A request whose body stops short would wait for the rest for ever: it has to be ended by hand.
    body.once('error', (error: Error) => {
      fileError = error
      request.abort()
    })
    try {
      return await send(body, { abortSignal: request.signal })
    } finally {
      // An answer can come before the whole body has gone: such a request must not keep its connection.
      if (!body.readableEnded) request.abort()
      body.destroy()
    }
  }
  // Once every byte has gone, ending the request no longer keeps the server from storing the object:
  // better to learn that it did, so that the object can be removed.
  const patience = () => (body.readableEnded ? answerMilliseconds : 0)
  const outcome = await exchange(connection, range.signal, sendBody, patience)
  if (fileError !== undefined && outcome.kind !== 'cancelled') throw fileError
  return outcome
}

function failureOf(error: unknown, path: string): Failure {
  if (error instanceof FileChanged) return failure('file-changed', { name: basename(path) })
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '') throw error
  return fileFailure(code, basename(path))
}
