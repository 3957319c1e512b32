import type { DestinationDraft } from '../../../electron/shared/destination'

/** A form of a destination while it is shown. */
export interface OpenForm {
  /** By which the session keeps what is typed in it. */
  readonly key: string
  /** What it holds while nothing is typed. */
  readonly original: DestinationDraft
}
