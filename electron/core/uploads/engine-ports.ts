import type { HistoryOfChanges } from '../history/changes/change-needs'
import type { History } from '../ports/history'
import type { ImageConverter, ImageSniffer, MetadataRemover } from '../ports/images'
import type { Clock } from '../ports/clock'
import type { Counters, Journal } from '../ports/journal'
import type { Files } from '../ports/files'
import type { Ids } from '../ports/ids'
import type { ServerTraits } from '../ports/server-traits'
import type { Spool } from '../ports/spool'
import type { ObjectStores } from '../ports/object-store'

/** What uploads read and note in the history. */
export type UploadHistory = HistoryOfChanges &
  Pick<
    History,
    | 'add'
    | 'findBytes'
    | 'forget'
    | 'hasKey'
    | 'hasSize'
    | 'noteBytes'
    | 'renewLinks'
    | 'setAltText'
    | 'unhashed'
  >

/** The ports that uploads need. */
export interface EnginePorts {
  readonly files: Files
  readonly spool: Spool
  readonly sniffer: ImageSniffer
  readonly metadata: MetadataRemover
  readonly converter: ImageConverter
  readonly stores: ObjectStores
  readonly journal: Journal
  readonly history: UploadHistory
  readonly counters: Counters
  readonly traits: ServerTraits
  readonly clock: Clock
  readonly ids: Ids
}
