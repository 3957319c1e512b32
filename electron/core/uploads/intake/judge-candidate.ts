import type { Dimensions } from '../../../shared/dimensions'
import { failure, type Failure } from '../../../shared/failures/failure'
import type { UploadStatus } from '../../../shared/uploads/upload'
import type { ImageSniffer, SniffedType } from '../../ports/images'
import type { SourceFile } from '../../ports/files'
import type { Spool } from '../../ports/spool'
import type { Candidate } from './intake-walk'
import { judgeImage } from './judge-image'

/** A candidate that has been judged: it is an image and waits, or has failed with the reason. */
export interface Judged<Given = Candidate> {
  readonly candidate: Given
  readonly source: SourceFile
  readonly type: SniffedType
  readonly dimensions?: Dimensions
  readonly status: UploadStatus
}

export interface JudgeNeeds {
  readonly sniffer: ImageSniffer
  readonly spool: Pick<Spool, 'owns' | 'release'>
}

/** Accepts a candidate by its bytes or refuses it with a reason; a refused one is deleted from the spool. */
export async function judgeCandidate({ sniffer, spool }: JudgeNeeds, candidate: Candidate): Promise<Judged> {
  const judged = await judge(sniffer, candidate)
  const { path } = judged.source
  if (judged.status.state === 'failed' && spool.owns(path)) await spool.release(path)
  return judged
}

/** The same without deleting anything. */
export async function judge<Given extends Pick<Candidate, 'name' | 'inspected'>>(
  sniffer: ImageSniffer,
  candidate: Given,
): Promise<Judged<Given>> {
  if (candidate.inspected.kind === 'failure') return refused(candidate, candidate.inspected.failure)
  const { source, ends } = candidate.inspected
  const type = await judgeImage(sniffer, candidate.name, source.sizeBytes, ends.head)
  if (!type.ok) return refused(candidate, type.problem)
  const { isTruncated, dimensions } = await sniffer.examine(source, type.value.contentType, ends)
  if (isTruncated) {
    return refused(candidate, failure('not-an-image', { name: candidate.name, reason: 'truncated' }))
  }
  return {
    candidate,
    source,
    type: type.value,
    status: { state: 'waiting' },
    ...(dimensions && { dimensions }),
  }
}

function refused<Given extends Pick<Candidate, 'inspected'>>(
  candidate: Given,
  reason: Failure,
): Judged<Given> {
  const { inspected } = candidate
  return {
    candidate,
    source:
      inspected.kind === 'file' ? inspected.source : { path: inspected.path, sizeBytes: 0, modifiedAt: 0 },
    type: { contentType: '', extension: '' },
    status: { state: 'failed', failure: reason },
  }
}
