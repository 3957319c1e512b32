import type { DestinationFields } from '../../../shared/destination'
import type { Failure } from '../../../shared/failure'
import type { Result } from '../../../shared/result'
import type { TakenKeyChoice } from '../../../shared/settings'
import type { Clock, Files, Ids, ImageConverter, Journal, MetadataRemover, Spool } from '../../ports'
import type { ObjectStore } from '../../store-ports'
import type { UploadList } from '../upload-list'
import type { Conditions } from './conditions'
import type { Duplicates } from './duplicates'
import type { KeyBook } from './key-book'
import type { Pace } from './pace'
import type { BucketLocation } from './bucket-location'
import type { SpareSlots } from './spare-slots'
import type { Withdrawals } from './withdrawals'

/** A destination with its connection. */
export interface OpenDestination {
  readonly fields: DestinationFields
  readonly store: ObjectStore
}

export interface AttemptNeeds {
  readonly list: UploadList
  readonly journal: Journal
  readonly files: Files
  readonly spool: Pick<Spool, 'owns' | 'release'>
  readonly metadata: MetadataRemover
  readonly converter: ImageConverter
  readonly removesMetadata: () => boolean
  readonly clock: Clock
  readonly ids: Ids
  readonly keys: KeyBook
  readonly slots: SpareSlots
  readonly conditions: Conditions
  readonly duplicates: Duplicates
  readonly pace: Pace
  readonly withdrawals: Withdrawals
  /** Images up to this size are sent from memory: read once, and not again after they were hashed. */
  readonly mostKeptBytes: () => number
  readonly onTakenKey: () => TakenKeyChoice
  /** Whether an earlier run had this upload already. */
  readonly wasLeft: (id: string) => boolean
  /** Opens a destination, or says what it lacks. */
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  /** Opens where something of an upload was left, whatever bucket its destination leads to by now. */
  readonly openAt: OpenAt
}

export type OpenAt = (destinationId: string, location: BucketLocation) => Result<OpenDestination, Failure>
