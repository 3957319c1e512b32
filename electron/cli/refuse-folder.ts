import { fstatSync } from 'node:fs'
import { failure, type Failure } from '../shared/failures/failure'
import { standardInput } from './command'

/** A standard input that is a folder is refused: Node reads it as if it were empty. */
export function refuseFolder({ fd }: { readonly fd?: number }): Failure | undefined {
  return isFolder(fd) ? failure('file-unreadable', { name: standardInput, reason: 'folder' }) : undefined
}

function isFolder(descriptor: number | undefined): boolean {
  try {
    return descriptor !== undefined && fstatSync(descriptor).isDirectory()
  } catch {
    return false
  }
}
