import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { fileFailure } from '../../core/doctor/file-failure'
import type { PutRequest } from '../../core/ports'
import { failure, type Failure } from '../../shared/failure'
import type { Connection } from './connection'
import { type Exchange, exchange } from './exchange'
import { fileBody, FileChanged, refuseChanged } from './file-body'

/** Stored with each object, sent as `x-amz-meta-ollim-upload`. */
export const uploadIdMetadata = 'ollim-upload'

/** How long a cancelled upload that has been sent whole waits for its answer. */
const answerMilliseconds = 3_000

export type PutOutcome =
  Exchange<{ readonly ETag?: string | undefined }> | { readonly kind: 'file'; readonly failure: Failure }

/** One attempt to stream a file into an object: opens the file, sends it, closes it. */
export async function putFile(
  connection: Connection,
  bucket: string,
  request: PutRequest,
  refuseTaken: boolean,
): Promise<PutOutcome> {
  const { source, signal } = request
  let handle: FileHandle | undefined
  try {
    handle = await open(source.path)
    await refuseChanged(handle, source)
    return await send(connection, bucket, request, refuseTaken, handle)
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' }
    return { kind: 'file', failure: failureOf(error, source.path) }
  } finally {
    await handle?.close()
  }
}

async function send(
  connection: Connection,
  bucket: string,
  { key, uploadId, source, contentType, cacheControl, onProgress, signal }: PutRequest,
  refuseTaken: boolean,
  handle: FileHandle,
): Promise<PutOutcome> {
  const body = fileBody(handle, source, onProgress)
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: body,
    ContentLength: source.sizeBytes,
    ContentType: contentType,
    Metadata: { [uploadIdMetadata]: uploadId },
    ...(cacheControl === '' ? {} : { CacheControl: cacheControl }),
    ...(refuseTaken ? { IfNoneMatch: '*' } : {}),
  })
  let fileError: Error | undefined
  const sendBody = async (sending: AbortController) => {
    // A request whose body stops short would wait for the rest for ever: it has to be ended by hand.
    body.once('error', (error: Error) => {
      fileError = error
      sending.abort()
    })
    try {
      return await connection.client.send(command, { abortSignal: sending.signal })
    } finally {
      // An answer can come before the whole body has gone: such a request must not keep its connection.
      if (!body.readableEnded) sending.abort()
      body.destroy()
    }
  }
  // Once every byte has gone, ending the request no longer keeps the server from storing the object:
  // better to learn that it did, so that the object can be removed.
  const patience = () => (body.readableEnded ? answerMilliseconds : 0)
  const outcome = await exchange(connection, signal, sendBody, patience)
  if (fileError !== undefined && outcome.kind !== 'cancelled') throw fileError
  return outcome
}

function failureOf(error: unknown, path: string): Failure {
  if (error instanceof FileChanged) return failure('file-changed', { name: basename(path) })
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '') throw error
  return fileFailure(code, basename(path))
}
