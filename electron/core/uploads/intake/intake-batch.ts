import type { ConversionOverrides } from '../../../shared/uploads/conversion'
import type { LeftOutFiles } from '../../../shared/uploads/left-out-files'
import type { JournalRecord } from '../../ports'
import type { Judged } from './judge-candidate'

/** How many of the left-out files are named. */
const maxNames = 3

/** What one drop, choice, paste or command has led to so far. */
export class IntakeBatch {
  readonly uploadIds: string[] = []
  readonly inputs: number[] = []
  readonly id: string
  readonly destinationId: string
  readonly overrides: ConversionOverrides
  accepted = 0
  leftOut: LeftOutFiles = { count: 0, names: [] }

  constructor(id: string, destinationId: string, overrides: ConversionOverrides) {
    this.id = id
    this.destinationId = destinationId
    this.overrides = overrides
  }

  note(records: readonly JournalRecord[], judged: readonly Judged[]): void {
    for (const { candidate } of judged) this.inputs.push(candidate.input)
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
