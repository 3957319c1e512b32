import { useMemo, useSyncExternalStore } from 'react'
import type {
  Destination,
  DestinationDraft,
  FieldProblem,
} from '../../../../electron/shared/destinations/destination'
import type { PastedDestination } from '../../../../electron/shared/destinations/paste'
import type { PolicyKind } from '../../../../electron/shared/providers/policy'
import type { Settings } from '../../../../electron/shared/app/settings'
import { api } from '../../../api'
import type { CheckView } from '../../../views/settings/checks/check-view'
import { draftOf, emptyDraft, isEdited, typedProblems } from '../../../views/settings/draft'
import type { KeyPreview } from '../../../views/settings/destination/LinkPreview'
import { certificateChosen, certificateRead } from './certificate-entry'
import { readPem } from './certificate-file'
import { checkView } from './editor-rules'
import { cancelCheck, checkLive, startCheck } from './form-checks'
import { edited, refused, regionFound, untouchedEntry, type FormEntry } from './form-entry'
import { saveForm, saveIfReady, type SaveEnd } from './form-saving'
import { newEntry, settingsSession as session } from './settings-session'
import { takeEndpointApart, withEndpointApart } from './take-endpoint-apart'
import { useKeyPreview } from './use-key-preview'
import { usePaste, type Paste } from '../paste/use-paste'

export interface DestinationEditor {
  readonly draft: DestinationDraft
  /** The paste that the form's credentials come from. */
  readonly pasted: PastedDestination | undefined
  readonly paste: Paste
  readonly isEdited: boolean
  readonly problems: readonly FieldProblem[]
  readonly entry: FormEntry
  readonly check: CheckView
  readonly preview: KeyPreview
  readonly change: (draft: DestinationDraft) => void
  /** Fills in a region that the server named. */
  readonly takeRegion: (region: string) => void
  /** Reads a certificate file into the form as it is by then: the person goes on meanwhile, even elsewhere. */
  readonly readCertificate: (file: File) => Promise<void>
  /** Parses an address typed for the endpoint or the bucket once the person leaves the field. */
  readonly leaveAddress: () => void
  readonly discard: () => void
  readonly save: () => Promise<SaveEnd>
  /** Waits for a running check, then saves unless the check has failed; `undefined` if there is nothing to save. */
  readonly saveIfReady: () => Promise<SaveEnd | undefined>
  /** Returns the problems that prevent the check. */
  readonly startCheck: (draft?: DestinationDraft) => Promise<readonly FieldProblem[]>
  /** Checks as much as the unfinished form allows, without reporting missing fields. */
  readonly checkLive: () => Promise<void>
  readonly cancelCheck: () => void
  /** Copies the least-privilege policy for the form; returns the problems that prevent it. */
  readonly copyPolicy: (kind: PolicyKind) => Promise<readonly FieldProblem[]>
}

/** Connects one destination's form, stored or new, to main. */
export function useDestinationEditor(
  stored: Destination | undefined,
  protection: Settings['secretProtection'],
): DestinationEditor {
  const key = stored?.id ?? newEntry
  const entry = useSyncExternalStore(session.subscribe, () => session.read(key))
  const original = useMemo(
    () => (stored === undefined ? emptyDraft(protection) : draftOf(stored, protection)),
    [stored, protection],
  )
  const form = { key, original }
  const draft = entry.draft ?? original
  const { preview, problems: previewProblems } = useKeyPreview(draft)

  // The paste completed the form, so it is checked at once.
  const paste = usePaste(form, entry, (complete) => void startCheck(form, complete))

  async function copyPolicy(kind: PolicyKind): Promise<readonly FieldProblem[]> {
    const answer = await api.copyPolicy(draft, kind)
    if (answer.ok) return []
    session.change(key, (now) => refused(now, answer.problem))
    return answer.problem
  }

  return {
    draft,
    pasted: entry.paste.keys,
    paste,
    isEdited: entry.draft !== undefined && isEdited(entry.draft, original),
    problems: [...entry.problems, ...(entry.draft === undefined ? [] : typedProblems(previewProblems))],
    entry,
    check: checkView(entry, draft),
    preview,
    change: (next) => {
      session.change(key, (now) => edited(now, draft, next))
      const { credentialsSource: source, endpoint } = next.fields
      // The environment, or a profile, may define an endpoint of its own: fills it in, and says so.
      if (source !== draft.fields.credentialsSource && source.kind !== 'keys' && endpoint === '')
        void takeEndpointApart(form, next)
    },
    readCertificate: async (file) => {
      session.change(key, (now) => certificateChosen(now, file))
      const text = await readPem(file)
      session.change(key, (now) => certificateRead(now, original, file, text))
    },
    takeRegion: (region) => session.change(key, (now) => regionFound(now, draft, region)),
    leaveAddress: () => void withEndpointApart(form, draft),
    discard: () => session.change(key, () => untouchedEntry),
    save: () => saveForm(form, draft, protection),
    saveIfReady: () => saveIfReady(form, protection),
    startCheck: (typed = draft) => startCheck(form, typed),
    checkLive: () => checkLive(form, draft),
    cancelCheck: () => cancelCheck(form),
    copyPolicy,
  }
}
