import type { ConversionOverrides } from '../../../shared/uploads/conversion'
import type { LeftOutFiles } from '../../../shared/uploads/left-out-files'
import type { JournalRecord } from '../../ports/journal'
import { pathOf, type Candidate } from './intake-walk'
import type { Judged } from './judge-candidate'

/** How many of the left-out files are named. */
const maxNames = 3

/** What an earlier run has begun, and the files that it had taken in. */
export interface BegunBatch {
  readonly id: string
  readonly taken: ReadonlySet<string>
}

/** How its images differ from the settings. */
interface BatchOptions {
  readonly conversion?: ConversionOverrides
  readonly removesMetadata?: boolean
}

/** What one drop, choice, paste or command has led to so far. */
export class IntakeBatch {
  readonly uploadIds: string[] = []
  readonly inputs: number[] = []
  readonly id: string
  readonly destinationId: string
  readonly overrides: ConversionOverrides
  readonly removesMetadata: boolean
  /** The inputs that have led to an upload, in this run or an earlier one. */
  readonly answered = new Set<number>()
  /** Whether no more of it is taken in. */
  isCancelled = false
  readonly #taken: ReadonlySet<string>
  accepted = 0
  leftOut: LeftOutFiles = { count: 0, names: [] }

  constructor(
    { id, taken }: BegunBatch,
    destinationId: string,
    { conversion = {}, removesMetadata = false }: BatchOptions,
  ) {
    this.id = id
    this.destinationId = destinationId
    this.overrides = conversion
    this.removesMetadata = removesMetadata
    this.#taken = taken
  }

  isTaken(candidate: Candidate): boolean {
    const isTaken = this.#taken.has(pathOf(candidate))
    if (isTaken) this.answered.add(candidate.input)
    return isTaken
  }

  note(records: readonly JournalRecord[], judged: readonly Judged[]): void {
    for (const { candidate } of judged) {
      this.inputs.push(candidate.input)
      this.answered.add(candidate.input)
    }
    for (const { upload } of records) {
      this.uploadIds.push(upload.id)
      if (upload.status.state === 'waiting') this.accepted += 1
    }
  }

  leaveOut(judged: readonly Judged[]): void {
    const { count, names } = this.leftOut
    this.leftOut = {
      count: count + judged.length,
      names: [...names, ...judged.map(({ candidate }) => candidate.name)].slice(0, maxNames),
    }
  }
}
