import type { History } from '../history-ports'
import type { ImageConverter, ImageSniffer, MetadataRemover } from '../image-ports'
import type { Clock, Counters, Files, Ids, Journal, ServerTraits, Spool } from '../ports'
import type { ObjectStores } from '../store-ports'

/** The ports that uploads need. */
export interface EnginePorts {
  readonly files: Files
  readonly spool: Spool
  readonly sniffer: ImageSniffer
  readonly metadata: MetadataRemover
  readonly converter: ImageConverter
  readonly stores: ObjectStores
  readonly journal: Journal
  readonly history: History
  readonly counters: Counters
  readonly traits: ServerTraits
  readonly clock: Clock
  readonly ids: Ids
}
