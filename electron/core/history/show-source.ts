import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { Files, SourceFile } from '../ports/files'
import type { Spool } from '../ports/spool'

export interface ShowSourceNeeds {
  readonly sourceOf: (id: string) => SourceFile | undefined
  readonly nameOf: (id: string) => string
  readonly files: Pick<Files, 'inspect'>
  readonly spool: Pick<Spool, 'owns'>
  /** Shows a file in the system's file manager. */
  readonly reveal: (path: string) => void
}

/** Shows the file from which an entry was made, or says why there is none. */
export async function showSource(needs: ShowSourceNeeds, id: string): Promise<Result<null, Failure>> {
  const source = needs.sourceOf(id)
  const name = needs.nameOf(id)
  // A pasted image never was a file that the person knows.
  if (source === undefined || source.path === '' || needs.spool.owns(source.path)) {
    return problem(failure('file-unreadable', { name, reason: 'noSource' }))
  }
  const inspected = await needs.files.inspect(source.path, 0)
  if (!inspected.ok) return inspected
  needs.reveal(source.path)
  return success(null)
}
