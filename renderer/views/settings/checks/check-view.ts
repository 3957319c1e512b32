import type { CheckOutcome, CheckReport, CheckStep } from '../../../../electron/shared/destinations/check'

/** The results of the four checks. A stale report is about the form before its latest edits. */
export type CheckView =
  | { readonly state: 'none' }
  /** Live: started by itself while the form is being filled in. */
  | { readonly state: 'running'; readonly isLive: boolean }
  | {
      readonly state: 'finished'
      readonly report: CheckReport
      readonly isStale: boolean
      /** Whether all four checks were run. */
      readonly isWhole: boolean
    }

/** The result of one check, unless the form has changed since. */
export function freshOutcome(check: CheckView, step: CheckStep): CheckOutcome | undefined {
  return check.state === 'finished' && !check.isStale ? check.report.outcomes[step] : undefined
}

/** Whether uploads will succeed: a link may be closed to readers on purpose. */
export function uploadsPass({ outcomes: { who, where, may } }: CheckReport): boolean {
  return [who, where, may].every(({ status }) => status === 'passed')
}

/** Whether to show all four results in a list of their own. */
export function showsList(check: CheckView): boolean {
  return check.state === 'running' ? !check.isLive : check.state === 'finished' && check.isWhole
}
