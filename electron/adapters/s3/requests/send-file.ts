import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { fileFailure } from '../../../core/doctor/file-failure'
import { failure, type Failure } from '../../../shared/failures/failure'
import { errorCode } from '../../../core/error-code'
import { openKnownFile } from '../../files/open-known-file'
import type { Connection } from '../connection/connection'
import { type DigestName, type Digests, digestsOf } from '../body/digests'
import { type Exchange, exchange } from './exchange'
import { PartMemory } from '../body/part-memory'
import type { SourceBody } from '../body/source-body'
import {
  fileBody,
  FileChanged,
  filePieces,
  type FileRange,
  memoryBody,
  memoryPieces,
  refuseChanged,
} from '../body/file-body'

/** Passes the body, the request's signal and the wanted digests to the SDK. */
export type SendBody<Output> = (
  body: Readable | Uint8Array,
  options: { abortSignal: AbortSignal },
  digests: Digests,
) => Promise<Output>

/** One request and its connection. */
interface Sending<Output> {
  readonly connection: Connection
  readonly range: FileRange
  readonly send: SendBody<Output>
}

/** How long a cancelled request that was sent completely waits for its answer. */
const answerMilliseconds = 3_000

/** Bytes in memory up to this size are sent in one piece; pieces would cost more than their progress is worth. */
const maxBytesAtOnce = 256 * 1024

/** Shared by all connections, so that its limit applies to the whole process. */
const partMemory = new PartMemory()

/** One request whose body is part of a file: from memory if it is there, otherwise streamed from disk. */
export async function sendFile<Output>(
  connection: Connection,
  range: FileRange,
  wanted: readonly DigestName[],
  send: SendBody<Output>,
): Promise<Exchange<Output>> {
  const { source, bytes, signal } = range
  const sending = { connection, range, send }
  if (bytes !== undefined) {
    const digests = await digestsOf(memoryPieces(bytes), wanted, signal)
    return bytes.length > maxBytesAtOnce
      ? sendStream(sending, memoryBody(bytes, range), digests)
      : sendAtOnce(sending, bytes, digests)
  }
  let handle: FileHandle | undefined
  try {
    handle = await openKnownFile(source.path)
    await refuseChanged(handle, source)
    return await sendRange(sending, handle, wanted)
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' }
    return { kind: 'unsent', failure: failureOf(error, source.path) }
  } finally {
    await handle?.close()
  }
}

/** Digests need all bytes before any is sent; the file is read twice only if there is no memory to keep it in. */
async function sendRange<Output>(
  sending: Sending<Output>,
  handle: FileHandle,
  wanted: readonly DigestName[],
): Promise<Exchange<Output>> {
  const { range } = sending
  const { start, end, signal } = range
  const memory = wanted.length === 0 ? undefined : partMemory.take(end - start)
  let body: SourceBody | undefined
  try {
    const digests = await digestsOf(filePieces(handle, range, memory), wanted, signal)
    body = memory === undefined ? fileBody(handle, range) : memoryBody(memory, range)
    return await sendStream(sending, body, digests)
  } finally {
    if (memory !== undefined) partMemory.release(memory, body?.isHandedOver ?? true)
  }
}

async function sendAtOnce<Output>(
  { connection, range, send }: Sending<Output>,
  bytes: Uint8Array,
  digests: Digests,
): Promise<Exchange<Output>> {
  const { onProgress, pace, signal } = range
  await pace(bytes.length)
  const sendBytes = (request: AbortController) => send(bytes, { abortSignal: request.signal }, digests)
  const outcome = await exchange(connection, signal, sendBytes, () => answerMilliseconds)
  if (outcome.kind === 'answered') onProgress(bytes.length)
  return outcome
}

/** Rejects with the body's error if the body fails. */
async function sendStream<Output>(
  { connection, range, send }: Sending<Output>,
  body: SourceBody,
  digests: Digests,
): Promise<Exchange<Output>> {
  let bodyError: Error | undefined
  const sendBody = async (request: AbortController): Promise<Output> => {
    // A request whose body ends too early would wait for the rest forever, so we abort it.
    body.once('error', (error: Error) => {
      bodyError = error
      request.abort()
    })
    try {
      return await send(body, { abortSignal: request.signal }, digests)
    } finally {
      // The answer may come before the body is sent completely; that request must not occupy its connection.
      if (!body.isHandedOver) request.abort()
      body.destroy()
    }
  }
  // Once all bytes are sent, aborting no longer keeps the server from storing the object. It is better to wait for
  // its answer, so that the object can be removed.
  const graceMilliseconds = () => (body.isHandedOver ? answerMilliseconds : 0)
  const outcome = await exchange(connection, range.signal, sendBody, graceMilliseconds)
  if (bodyError !== undefined && outcome.kind !== 'cancelled') throw bodyError
  return outcome
}

function failureOf(error: unknown, path: string): Failure {
  if (error instanceof FileChanged) return failure('file-changed', { name: basename(path) })
  const code = errorCode(error)
  if (code === '') throw error
  return fileFailure(code, basename(path))
}
