import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'

/** The form of a destination while it is shown. */
export interface OpenForm {
  /** The key under which the session keeps its edits. */
  readonly key: string
  /** Its content without edits. */
  readonly original: DestinationDraft
}
