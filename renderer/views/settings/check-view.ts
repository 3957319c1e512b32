import type { CheckOutcome, CheckReport, CheckStep } from '../../../electron/shared/check'

/** What is known of the four questions. A stale report is of the form before its latest changes. */
export type CheckView =
  | { readonly state: 'none' }
  /** Live: asked by itself while the form is being filled in. */
  | { readonly state: 'running'; readonly isLive: boolean }
  | {
      readonly state: 'finished'
      readonly report: CheckReport
      readonly isStale: boolean
      /** Whether all four questions were asked. */
      readonly isWhole: boolean
    }

/** What was answered to a question, unless the form is another one by now. */
export function freshOutcome(check: CheckView, step: CheckStep): CheckOutcome | undefined {
  return check.state === 'finished' && !check.isStale ? check.report.outcomes[step] : undefined
}

/** Whether uploads will get there: a link may stay closed to readers on purpose. */
export function uploadsPass({ outcomes: { who, where, may } }: CheckReport): boolean {
  return [who, where, may].every(({ status }) => status === 'passed')
}

/** Whether the four answers are worth a list of their own. */
export function showsList(check: CheckView): boolean {
  return check.state === 'running' ? !check.isLive : check.state === 'finished' && check.isWhole
}
