/** The page's state of one destination's form, kept while the page lives, as pure functions. */
import type { CheckReport, LiveAnswer } from '../../../../electron/shared/destinations/check'
import type {
  DestinationDraft,
  DestinationFields,
  FieldProblem,
} from '../../../../electron/shared/destinations/destination'
import type { Failure } from '../../../../electron/shared/failures/failure'
import type {
  EndpointAnswer,
  PasteAnswer,
  PastedDestination,
  PasteNote,
  UnlockProblem,
} from '../../../../electron/shared/destinations/paste'
import { withRegion } from '../../../../electron/shared/providers/provider-choice'
import { isEdited, typedProblems, withFields, withoutSolved } from '../../../views/settings/draft'
import { mergeDraft } from '../../../views/settings/merge-draft'

export type CheckProgress =
  | { readonly state: 'none' }
  /** `draft` is what is being checked; it tells this check's answer from that of an earlier one. */
  | { readonly state: 'running'; readonly draft: DestinationDraft; readonly isLive: boolean }
  | {
      readonly state: 'finished'
      readonly draft: DestinationDraft
      readonly report: CheckReport
      /** Whether all four checks were run, and not only those that an unfinished form allows. */
      readonly isWhole: boolean
    }

/** One that could not be added, and what is missing or wrong. */
export interface ImportProblem {
  readonly pasted: PastedDestination
  readonly name: string
  readonly problems: readonly FieldProblem[]
}

export interface PasteEntry {
  /** Main's answer to the last paste; absent before the first one and after an undo. */
  readonly answer: PasteAnswer | undefined
  /** Why the last passphrase did not unlock anything. */
  readonly unlockProblem: UnlockProblem | undefined
  /** Those that could not be added: they have to be filled in first. */
  readonly importProblems: readonly ImportProblem[]
  /** Those in the list that the person does not want to add. */
  readonly unticked: readonly PastedDestination[]
  /** The found destination that is in the form. */
  readonly chosen: PastedDestination | undefined
  /** The paste that the form's credentials come from; a later paste of an address keeps it. */
  readonly keys: PastedDestination | undefined
  /** What undoing the last paste restores. */
  readonly before:
    | { readonly draft: DestinationDraft | undefined; readonly keys: PastedDestination | undefined }
    | undefined
}

export interface FormEntry {
  /** Absent while the form equals what is stored. */
  readonly draft: DestinationDraft | undefined
  readonly problems: readonly FieldProblem[]
  /** What the live check found wrong in what was typed. */
  readonly mistyped: readonly FieldProblem[]
  /** How many fields were wrong at the last refusal; 0 after the next edit. */
  readonly refusedFields: number
  readonly failure: Failure | undefined
  readonly check: CheckProgress
  /** Names of buckets that the key may list, if it was asked. */
  readonly buckets: readonly string[]
  /** Regions that the server named and that were filled in, the latest one last. */
  readonly foundRegions: readonly string[]
  /** How a typed address was understood, with the bucket if that was part of it. */
  readonly address: {
    readonly endpoint: string
    readonly bucket?: string
    readonly notes: readonly PasteNote[]
  }
  readonly paste: PasteEntry
  /** The certificate file that was chosen last, until it is in the form. */
  readonly certificateFile: { readonly file: File; readonly isUnreadable: boolean } | undefined
}

export const untouchedEntry: FormEntry = {
  draft: undefined,
  problems: [],
  mistyped: [],
  refusedFields: 0,
  failure: undefined,
  check: { state: 'none' },
  buckets: [],
  foundRegions: [],
  address: { endpoint: '', notes: [] },
  paste: {
    answer: undefined,
    unlockProblem: undefined,
    importProblems: [],
    unticked: [],
    chosen: undefined,
    keys: undefined,
    before: undefined,
  },
  certificateFile: undefined,
}

/** Applies an edit; the problems of other fields stay. */
export function edited(entry: FormEntry, before: DestinationDraft, after: DestinationDraft): FormEntry {
  const { certificateAuthority } = before.fields
  return {
    ...entry,
    draft: after,
    certificateFile:
      after.fields.certificateAuthority === certificateAuthority ? entry.certificateFile : undefined,
    problems: withoutSolved(entry.problems, before, after),
    mistyped: withoutSolved(entry.mistyped, before, after),
    refusedFields: 0,
    failure: undefined,
  }
}

/**
 * Moves the parts of an address typed for the endpoint or the bucket to the fields they belong to; fields edited
 * since are kept.
 */
export function endpointUnderstood(
  entry: FormEntry,
  asked: DestinationDraft,
  { fields, notes }: EndpointAnswer,
): FormEntry {
  const { draft: now = asked } = entry
  const { endpoint, bucket } = asked.fields
  const isBucketTyped = fields.bucket !== bucket && now.fields.bucket !== bucket
  if (notes.length === 0 || now.fields.endpoint !== endpoint || isBucketTyped) return entry
  const draft = { ...now, fields: withUnderstood(now.fields, asked.fields, fields) }
  const { check } = entry
  // A check that the person started continues with the new draft; a live one was sent the old draft and is run
  // again.
  const isAsked = check.state === 'running' && !check.isLive && check.draft === asked
  return {
    ...edited(entry, now, draft),
    address: {
      endpoint: fields.endpoint,
      ...(fields.bucket !== bucket && { bucket: fields.bucket }),
      notes,
    },
    check: isAsked ? { ...check, draft } : check,
  }
}

/** What to say about the address that was typed, while the form still holds what was understood. */
export function addressNotes({ address }: FormEntry, fields: DestinationFields): readonly PasteNote[] {
  const { endpoint, bucket = fields.bucket, notes } = address
  return endpoint === fields.endpoint && bucket === fields.bucket ? notes : []
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

/** Main refused the form. */
export function refused(entry: FormEntry, problems: readonly FieldProblem[]): FormEntry {
  const refusedFields = new Set(problems.map(({ field }) => field)).size
  return { ...entry, problems, refusedFields, failure: undefined }
}

/** Something went wrong that no single field caused. */
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

/** Also ends a check that main did not start because the form was invalid. */
export function checkStopped(entry: FormEntry): FormEntry {
  return entry.check.state === 'running' ? { ...entry, check: { state: 'none' } } : entry
}

/** Ignores the answer to a check that was cancelled or restarted since. */
export function checkAnswered(entry: FormEntry, draft: DestinationDraft, report: CheckReport): FormEntry {
  return isWaitingFor(entry, draft)
    ? { ...entry, check: { state: 'finished', draft, report, isWhole: true } }
    : entry
}

/** Live checks run while the person types: the fields' problems stay. */
export function liveCheckStarted(entry: FormEntry, draft: DestinationDraft): FormEntry {
  return { ...entry, check: { state: 'running', draft, isLive: true } }
}

/** Fills in the region that the server named. */
export function regionFound(entry: FormEntry, before: DestinationDraft, region: string): FormEntry {
  const taken = edited(entry, before, withFields(before, withRegion(before.fields, region)))
  return { ...taken, foundRegions: [...entry.foundRegions, region] }
}

/** Known buckets are kept while only the bucket's name is being typed. */
export function liveCheckAnswered(
  entry: FormEntry,
  draft: DestinationDraft,
  { report, isWhole, buckets, problems }: LiveAnswer,
): FormEntry {
  if (!isWaitingFor(entry, draft, true)) return entry
  const known = buckets.length > 0 ? buckets : entry.buckets
  return {
    ...entry,
    buckets: known,
    mistyped: typedProblems(problems),
    check: { state: 'finished', draft, report, isWhole },
  }
}

/** Whether this check's answer is still expected: not cancelled, and not replaced by the other kind of check. */
export function isWaitingFor({ check }: FormEntry, draft: DestinationDraft, isLive = false): boolean {
  return check.state === 'running' && check.draft === draft && check.isLive === isLive
}

/** After saving, only what was typed meanwhile is an edit, and a check of what was saved still holds. */
export function saved(entry: FormEntry, asked: DestinationDraft, stored: DestinationDraft): FormEntry {
  const { check, draft: now = asked } = entry
  const stillHolds = check.state === 'finished' && check.draft === asked
  const draft = editedSince(asked, now, stored)
  return {
    ...untouchedEntry,
    draft: isEdited(draft, stored) ? draft : undefined,
    paste: {
      ...untouchedEntry.paste,
      keys: draft.credentials.pasteId === undefined ? undefined : entry.paste.keys,
    },
    address: entry.address,
    certificateFile: entry.certificateFile,
    check: stillHolds ? { ...check, draft: stored } : { state: 'none' },
  }
}

/** What is stored now, with the edits made since the save was asked for; the secrets sent with it are forgotten. */
function editedSince(
  asked: DestinationDraft,
  now: DestinationDraft,
  stored: DestinationDraft,
): DestinationDraft {
  const sent = new Map(Object.entries(asked.credentials))
  const typed = Object.entries(now.credentials).filter(([name, value]) => sent.get(name) !== value)
  return { ...mergeDraft(now, asked, stored), credentials: Object.fromEntries(typed) }
}
