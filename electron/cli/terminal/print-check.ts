import { visibleText } from '../../core/naming/visible-text'
import {
  checkSteps,
  noEvidence,
  skipped,
  type CheckEvidence,
  type CheckOutcome,
  type CheckStep,
} from '../../shared/destinations/check'
import type { FailureKind, Translate } from '../../shared/failures/failure'
import { describeStepInTerminal } from './describe-in-terminal'
import type { FailureRow } from './print-uploads'
import type { CheckedDestination } from '../work/work'

/** One step as printed by `ollim check --json`, which scripts rely on. */
interface CheckRow {
  readonly step: CheckStep
  readonly status: CheckOutcome['status']
  /** Of the failure; otherwise empty. */
  readonly kind: FailureKind | ''
  readonly message: string
  readonly fix: string
  readonly evidence: CheckEvidence
}

/** Whether uploads will succeed: links may be closed to readers on purpose. */
export function isCheckPassed({ report }: CheckedDestination): boolean {
  const { who, where, may } = report.outcomes
  return [who, where, may].every(({ status }) => status === 'passed')
}

export function printCheck(checked: CheckedDestination, json: boolean, translate: Translate): string {
  const rows = checkSteps.map((step) => rowOf(step, checked.report.outcomes[step], translate))
  if (json) return printJson(checked.destination, isCheckPassed(checked), rows)
  const width = Math.max(...checkSteps.map((step) => titleOf(step, translate).length))
  return rows.map((row) => `${lineOf(row, width, translate)}\n`).join('')
}

/** The JSON of a check that could not begin: the failure belongs to its first step. */
export function printUnchecked(destination: string, failure: FailureRow, translate: Translate): string {
  const { kind, message, fix } = failure
  const rows = checkSteps.map((step) => rowOf(step, skipped, translate))
  const who: CheckRow = { step: 'who', status: 'failed', kind, message, fix, evidence: noEvidence }
  return printJson(destination, false, [who, ...rows.slice(1)])
}

function printJson(destination: string, ok: boolean, checks: readonly CheckRow[]): string {
  return `${JSON.stringify({ destination, ok, checks }, null, 2)}\n`
}

function rowOf(step: CheckStep, outcome: CheckOutcome, translate: Translate): CheckRow {
  const kind = outcome.status === 'failed' ? outcome.failure.kind : ''
  const evidence = outcome.status === 'skipped' ? noEvidence : outcome.evidence
  return { step, status: outcome.status, kind, ...describeStepInTerminal(step, outcome, translate), evidence }
}

function lineOf(
  { step, status, message, fix, evidence }: CheckRow,
  width: number,
  translate: Translate,
): string {
  const title = titleOf(step, translate).padEnd(width)
  const proof = status === 'failed' ? evidenceText(evidence, translate) : ''
  const said = [message, fix, proof].filter((part) => part !== '').join(' ')
  // A server's words must not control the terminal.
  return `${title}  ${translate(`check.${status}`)}: ${visibleText(said)}`
}

function evidenceText({ code, requestId }: CheckEvidence, translate: Translate): string {
  const request = requestId === '' ? '' : translate('check.request', { requestId })
  const parts = [code, request].filter((part) => part !== '')
  return parts.length === 0 ? '' : `(${parts.join(', ')})`
}

function titleOf(step: CheckStep, translate: Translate): string {
  return translate(`check.${step}.title`)
}
