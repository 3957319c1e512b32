import type { CheckReport } from '../../../electron/shared/check'

/** What is known of the four questions. A stale report is of the form before its latest changes. */
export type CheckView =
  | { readonly state: 'none' }
  | { readonly state: 'running' }
  | { readonly state: 'finished'; readonly report: CheckReport; readonly isStale: boolean }
