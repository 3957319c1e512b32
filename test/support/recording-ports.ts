import { readFile } from 'node:fs/promises'
import type { FinishedUpload } from '../../electron/core/ports/history'
import type { PutRequest } from '../../electron/core/ports/object-store'
import { MemoryBucket } from './memory-bucket'
import { MemoryHistory } from './memory-ports'

/** A bucket that keeps the uploaded bytes. */
export class KeepingBucket extends MemoryBucket {
  readonly sent = new Map<string, { readonly bytes: Buffer; readonly contentType: string }>()

  override async put(request: PutRequest): ReturnType<MemoryBucket['put']> {
    const bytes = Buffer.from(request.bytes ?? (await readFile(request.source.path)))
    this.sent.set(request.key, { bytes, contentType: request.contentType })
    return super.put(request)
  }
}

/** A history that records which source files it was given. */
export class SourceHistory extends MemoryHistory {
  readonly sources: string[] = []

  override add(finished: readonly FinishedUpload[]): ReturnType<MemoryHistory['add']> {
    this.sources.push(...finished.map(({ source }) => source.path))
    return super.add(finished)
  }
}
