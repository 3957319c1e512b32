/** What the page remembers of one destination's form while Ollim runs, as pure functions. */
import type { CheckReport, LiveAnswer } from '../../../electron/shared/check'
import type { DestinationDraft, DestinationFields, FieldProblem } from '../../../electron/shared/destination'
import type { Failure } from '../../../electron/shared/failure'
import type { ImportOutcome } from '../../../electron/shared/import'
import type {
  EndpointAnswer,
  PasteAnswer,
  PastedDestination,
  PasteNote,
  UnlockProblem,
} from '../../../electron/shared/paste'
import { withoutSolved } from '../../views/settings/draft'
import { chooseRegion } from '../../views/settings/provider-choice'

export type CheckProgress =
  | { readonly state: 'none' }
  /** `draft` is what was asked about; the answer to an earlier question is told apart by it. */
  | { readonly state: 'running'; readonly draft: DestinationDraft; readonly isLive: boolean }
  | {
      readonly state: 'finished'
      readonly draft: DestinationDraft
      readonly report: CheckReport
      /** Whether all four questions were asked, and not only what a form half filled in allows. */
      readonly isWhole: boolean
    }

export type ImportProblem = Extract<ImportOutcome, { readonly status: 'incomplete' }>

export interface PasteEntry {
  /** What main said of the last paste; absent before one and after its undo. */
  readonly answer: PasteAnswer | undefined
  /** Why the last passphrase opened nothing. */
  readonly unlockProblem: UnlockProblem | undefined
  /** Names and sentences of those that could not be added. */
  readonly importProblems: readonly ImportProblem[]
  /** Which of those found is in the form. */
  readonly chosen: PastedDestination | undefined
  /** Whose credentials the form uses; an address that was pasted later leaves them. */
  readonly keys: PastedDestination | undefined
  /** What undoing the last paste brings back. */
  readonly before:
    { readonly draft: DestinationDraft | undefined; readonly keys: PastedDestination | undefined } | undefined
}

export interface FormEntry {
  /** Absent while the form holds what is stored. */
  readonly draft: DestinationDraft | undefined
  readonly problems: readonly FieldProblem[]
  /** How many fields were wrong when the form was last refused; 0 after the next edit. */
  readonly refusedFields: number
  readonly failure: Failure | undefined
  readonly check: CheckProgress
  /** Names of buckets that the key may list, as far as was asked. */
  readonly buckets: readonly string[]
  /** Regions that the server named and that were filled in, the last one last. */
  readonly foundRegions: readonly string[]
  /** What the endpoint was understood as, while it still holds that. */
  readonly endpoint: { readonly value: string; readonly notes: readonly PasteNote[] }
  readonly paste: PasteEntry
}

export const untouchedEntry: FormEntry = {
  draft: undefined,
  problems: [],
  refusedFields: 0,
  failure: undefined,
  check: { state: 'none' },
  buckets: [],
  foundRegions: [],
  endpoint: { value: '', notes: [] },
  paste: {
    answer: undefined,
    unlockProblem: undefined,
    importProblems: [],
    chosen: undefined,
    keys: undefined,
    before: undefined,
  },
}

/** Takes over what was typed; the problems of other fields stay. */
export function edited(entry: FormEntry, before: DestinationDraft, after: DestinationDraft): FormEntry {
  return {
    ...entry,
    draft: after,
    problems: withoutSolved(entry.problems, before, after),
    refusedFields: 0,
    failure: undefined,
  }
}

/** What was typed for the endpoint stands in the fields it belongs to; whatever was typed since stays. */
export function endpointUnderstood(
  entry: FormEntry,
  asked: DestinationDraft,
  { fields, notes }: EndpointAnswer,
): FormEntry {
  const { draft: now = asked } = entry
  if (notes.length === 0 || now.fields.endpoint !== asked.fields.endpoint) return entry
  const draft = { ...now, fields: withUnderstood(now.fields, asked.fields, fields) }
  const { check } = entry
  // The person's question goes on, about what was meant; a live one is about what was sent, and is asked anew.
  const isAsked = check.state === 'running' && !check.isLive && check.draft === asked
  return {
    ...edited(entry, now, draft),
    endpoint: { value: fields.endpoint, notes },
    check: isAsked ? { ...check, draft } : check,
  }
}

function withUnderstood(
  now: DestinationFields,
  asked: DestinationFields,
  understood: DestinationFields,
): DestinationFields {
  const { provider, endpoint, bucket, region, keyTemplate, publicUrlBase, pathStyle } = understood
  return {
    ...now,
    endpoint,
    ...(provider !== asked.provider && { provider }),
    ...(bucket !== asked.bucket && { bucket }),
    ...(region !== asked.region && { region }),
    ...(keyTemplate !== asked.keyTemplate && { keyTemplate }),
    ...(publicUrlBase !== asked.publicUrlBase && { publicUrlBase }),
    ...(pathStyle !== asked.pathStyle && { pathStyle }),
  }
}

/** Main did not take the form. */
export function refused(entry: FormEntry, problems: readonly FieldProblem[]): FormEntry {
  const refusedFields = new Set(problems.map(({ field }) => field)).size
  return { ...entry, problems, refusedFields, failure: undefined }
}

/** Something went wrong that no field is to blame for. */
export function broken(entry: FormEntry, failure: Failure): FormEntry {
  return { ...entry, refusedFields: 0, failure }
}

export function checkStarted(entry: FormEntry, draft: DestinationDraft): FormEntry {
  return {
    ...entry,
    problems: [],
    refusedFields: 0,
    failure: undefined,
    check: { state: 'running', draft, isLive: false },
  }
}

/** Also ends a check that main did not begin, because the form was wrong. */
export function checkStopped(entry: FormEntry): FormEntry {
  return entry.check.state === 'running' ? { ...entry, check: { state: 'none' } } : entry
}

/** Ignores the answer to a question that was called off, or asked anew since. */
export function checkAnswered(entry: FormEntry, draft: DestinationDraft, report: CheckReport): FormEntry {
  return isWaitingFor(entry, draft)
    ? { ...entry, check: { state: 'finished', draft, report, isWhole: true } }
    : entry
}

/** While typing: what is said of the fields stays. */
export function liveCheckStarted(entry: FormEntry, draft: DestinationDraft): FormEntry {
  return { ...entry, check: { state: 'running', draft, isLive: true } }
}

/** The server has named the region: it stands in the form now. */
export function regionFound(entry: FormEntry, before: DestinationDraft, region: string): FormEntry {
  const taken = edited(entry, before, chooseRegion(before, region))
  return { ...taken, foundRegions: [...entry.foundRegions, region] }
}

/** Buckets that are known stay known while only their names are typed. */
export function liveCheckAnswered(
  entry: FormEntry,
  draft: DestinationDraft,
  { report, isWhole, buckets }: LiveAnswer,
): FormEntry {
  if (!isWaitingFor(entry, draft, true)) return entry
  const known = buckets.length > 0 ? buckets : entry.buckets
  return { ...entry, buckets: known, check: { state: 'finished', draft, report, isWhole } }
}

/** Whether an answer is still waited for: neither called off, nor to the same question asked in the other way. */
export function isWaitingFor({ check }: FormEntry, draft: DestinationDraft, isLive = false): boolean {
  return check.state === 'running' && check.draft === draft && check.isLive === isLive
}

/** After saving: nothing is left to save, and a check of what was saved still holds. */
export function saved(entry: FormEntry, draft: DestinationDraft, stored: DestinationDraft): FormEntry {
  const { check } = entry
  const stillHolds = check.state === 'finished' && check.draft === draft
  return {
    ...untouchedEntry,
    endpoint: entry.endpoint,
    check: stillHolds ? { ...check, draft: stored } : { state: 'none' },
  }
}
