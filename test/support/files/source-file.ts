import { open, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SourceFile } from '../../../electron/core/ports/files'

/** Writes a file and reads its metadata as intake does. */
export async function makeSource(folder: string, name: string, bytes: Uint8Array): Promise<SourceFile> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return sourceOf(file)
}

/** A sparse file: all zeros, and no space on the disk. */
export async function makeSparse(folder: string, name: string, sizeBytes: number): Promise<SourceFile> {
  const file = path.join(folder, name)
  const handle = await open(file, 'w')
  await handle.truncate(sizeBytes)
  await handle.close()
  return sourceOf(file)
}

/** A file's metadata as intake reads it. */
export async function sourceOf(file: string): Promise<SourceFile> {
  const { size, mtimeMs } = await stat(file)
  return { path: file, sizeBytes: size, modifiedAt: mtimeMs }
}
