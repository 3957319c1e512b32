import type { Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import type { TakenKeyChoice } from '../../../shared/app/settings'
import type { History } from '../../ports/history'
import type { ImageConverter, ImageSniffer, MetadataRemover } from '../../ports/images'
import type { Clock } from '../../ports/clock'
import type { Files } from '../../ports/files'
import type { Ids } from '../../ports/ids'
import type { Journal } from '../../ports/journal'
import type { Spool } from '../../ports/spool'
import type { LeftoverSweeper } from '../journal/leftover-sweeper'
import type { PendingCleanUps } from '../journal/pending-clean-ups'
import type { UploadList } from '../upload-list'
import type { Conditions } from './send/conditions'
import type { Duplicates } from './recognise/duplicates'
import type { KeyRegistry } from './key/key-registry'
import type { KeyTurns } from './key/key-turns'
import type { NameOrder } from './key/name-order'
import type { Pace } from './send/pace'
import type { OpenAt, OpenDestination } from '../../open-destination'
import type { SpareSlots } from './parts/spare-slots'
import type { Withdrawals } from './withdrawals'

export interface AttemptNeeds {
  readonly list: UploadList
  readonly journal: Journal
  readonly files: Files
  readonly sniffer: ImageSniffer
  readonly spool: Pick<Spool, 'owns' | 'release'>
  readonly metadata: MetadataRemover
  readonly converter: ImageConverter
  readonly removesMetadata: () => boolean
  readonly clock: Clock
  readonly ids: Ids
  readonly keys: KeyRegistry
  readonly history: Pick<History, 'hasKey'>
  readonly turns: KeyTurns
  /** Waits until what other uploads than this one have left under a key is removed, or the signal aborts. */
  readonly untilRemoved: PendingCleanUps['untilRemoved']
  /** Removes what uploads have left at the server, which the journal has as abandoned, without waiting for it. */
  readonly sweep: LeftoverSweeper['sweep']
  readonly names: NameOrder
  readonly slots: SpareSlots
  readonly conditions: Conditions
  readonly duplicates: Duplicates
  readonly pace: Pace
  readonly withdrawals: Withdrawals
  /** Images up to this size are read into memory once, to be hashed and sent from there. */
  readonly maxKeptBytes: () => number
  readonly onTakenKey: () => TakenKeyChoice
  /** Whether this upload is left over from an earlier run. */
  readonly isFromEarlierRun: (id: string) => boolean
  /** Called when the server has stored a part of a large upload, perhaps long before its end. */
  readonly onPartStored: (id: string) => void
  /** Opens a destination, or says what it lacks. */
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  /** Opens the bucket in which an upload left something, even if its destination names another bucket now. */
  readonly openAt: OpenAt
}
