import { destinationFields } from '../../core/settings/destination-view'
import type { DestinationExporter } from '../../core/settings/destination-exporter'
import type { DestinationImporter } from '../../core/settings/destination-importer'
import type { SettingsService } from '../../core/settings/settings-service'
import type { FieldProblem, SecretKeeping } from '../../shared/destinations/destination'
import type { Failure } from '../../shared/failures/failure'
import type { ImportOutcome } from '../../shared/destinations/import'
import type { PasteAnswer, PastedDestination, PasteNote, PasteSource } from '../../shared/destinations/paste'
import { success, type Result } from '../../shared/result'
import { draftOfPasted } from '../../shared/destinations/take-pasted'
import { findDestination } from './find-destination'
import type { Refusal, Work } from './work'

/** Work on the settings, only for the app, which can seal and open secrets. */
export interface SettingsWork {
  importText(order: ImportOrder): Promise<Result<ImportReport, Refusal>>
  exportDestinations(order: ExportOrder): Promise<Result<ExportReport, Refusal>>
}

/** All the work that command lines hand to the app. */
export type AppWork = Work & SettingsWork

export interface ImportOrder {
  readonly text: string
  /** The destination that gets these credentials; `undefined` adds new destinations. */
  readonly destination: string | undefined
  /** For an exported file with encrypted secrets; empty if the person was not asked for one. */
  readonly passphrase: string
  readonly signal: AbortSignal
}

export interface ImportReport {
  /** Whether nothing was done because a passphrase, or another one, is needed. */
  readonly lock: 'open' | 'locked' | 'unfit'
  readonly notes: readonly PasteNote[]
  readonly found: readonly FoundDestination[]
  /** Why the additions will be lost at the end of the app's run; absent if they are on disk. */
  readonly unwritten?: Failure
}

/** One destination, or only credentials for one, found in a text. */
export interface FoundDestination {
  readonly source: PasteSource
  readonly label: string
  readonly notes: readonly PasteNote[]
  readonly outcome: FoundOutcome
}

export type FoundOutcome =
  | {
      /** `renewed`: a saved destination got new credentials. */
      readonly status: 'added' | 'renewed'
      readonly name: string
      readonly bucket: string
      /** Empty if the credentials are borrowed. */
      readonly accessKeyIdEnd: string
      readonly keeping: SecretKeeping
    }
  | { readonly status: 'known'; readonly name: string }
  | { readonly status: 'incomplete'; readonly name: string; readonly problems: readonly FoundProblem[] }

/** What is missing or wrong; the words are under `fieldProblem`. */
export type FoundProblem = Pick<FieldProblem, 'problem' | 'facts'>

export interface ExportOrder {
  /** `undefined` for all of them. */
  readonly destination: string | undefined
  /** If empty, the secrets are left out. */
  readonly passphrase: string
  readonly signal: AbortSignal
}

export interface ExportReport {
  readonly text: string
  readonly names: readonly string[]
  readonly without: readonly string[]
}

export interface SettingsWorkNeeds {
  readonly settings: Pick<SettingsService, 'read' | 'destinationKeeper' | 'unwritten'>
  readonly importer: DestinationImporter
  readonly exporter: DestinationExporter
  /** Called for each destination whose credentials have changed. */
  readonly onRenewed: (destinationId: string) => void
}

/** Does the work of commands with the running app's settings. */
export function createSettingsWork(needs: SettingsWorkNeeds): SettingsWork {
  return {
    async importText({ text, destination, passphrase }) {
      const answer = await open(needs.importer, text, passphrase)
      if (typeof answer === 'string') return success({ lock: answer, notes: [], found: [] })
      const { destinations, notes } = answer
      if (destination === undefined) {
        const outcomes = needs.importer.add(destinations.map(draftOfPasted)).map(foundOutcome)
        const found = destinations.flatMap((one, index) => foundOf(one, outcomes[index]))
        return success({ lock: 'open', notes, found, ...unwrittenIn(needs) })
      }
      const chosen = findDestination(needs.settings.read(), destination)
      if (!chosen.ok) return chosen
      const several = severalKeys(destinations)
      if (several.length > 0) return success({ lock: 'open', notes: several, found: [] })
      const found = destinations.flatMap((one) => foundOf(one, renew(needs, chosen.value.id, one)))
      return success({ lock: 'open', notes, found, ...unwrittenIn(needs) })
    },
    async exportDestinations({ destination, passphrase }) {
      const all = needs.settings.read()
      const chosen = findDestination(all, destination)
      if (!chosen.ok) return chosen
      const exported = destination === undefined ? all.destinations : [chosen.value]
      const ids = exported.map(({ id }) => id)
      return success(await needs.exporter.export(ids, passphrase))
    },
  }
}

function unwrittenIn({ settings: { unwritten } }: SettingsWorkNeeds): Pick<ImportReport, 'unwritten'> {
  return unwritten === undefined ? {} : { unwritten }
}

async function open(
  importer: DestinationImporter,
  text: string,
  passphrase: string,
): Promise<PasteAnswer | 'locked' | 'unfit'> {
  const answer = importer.understand(text)
  if (answer.lockedId === '') return answer
  if (passphrase === '') return 'locked'
  const unlocked = await importer.unlock(answer.lockedId, passphrase)
  return unlocked.ok ? unlocked.value : 'unfit'
}

function foundOf(
  { source, label, notes }: PastedDestination,
  outcome: FoundOutcome | undefined,
): readonly FoundDestination[] {
  return outcome === undefined ? [] : [{ source, label, notes, outcome }]
}

function foundOutcome(outcome: ImportOutcome): FoundOutcome {
  if (outcome.status !== 'added') return outcome
  const { name, bucket, accessKeyIdEnd, secretKeeping } = outcome.destination
  return { status: 'added', name, bucket, accessKeyIdEnd, keeping: secretKeeping }
}

/** A destination signs with one key, so Ollim must not guess which of several is meant. */
function severalKeys(destinations: readonly PastedDestination[]): readonly PasteNote[] {
  const signing = destinations.filter(({ pasteId }) => pasteId !== '')
  if (signing.length < 2) return []
  const names = signing.map(({ label, accessKeyIdEnd }) => (label === '' ? `…${accessKeyIdEnd}` : label))
  return [{ note: 'several-keys', facts: { names: names.join(', ') } }]
}

/** Replaces only the credentials: place, names and links stay as they are. */
function renew(needs: SettingsWorkNeeds, id: string, { pasteId, label }: PastedDestination): FoundOutcome {
  const stored = needs.settings.read().destinations.find((each) => each.id === id)
  if (stored === undefined || pasteId === '') {
    const problems = [{ problem: 'access-key-id-missing', facts: {} }]
    return { status: 'incomplete', name: label, problems }
  }
  const saved = needs.settings.destinationKeeper.save({
    id,
    fields: { ...destinationFields(stored), credentialsSource: { kind: 'keys' } },
    credentials: { pasteId },
  })
  if (!saved.ok) return { status: 'incomplete', name: stored.name, problems: saved.problem }
  needs.onRenewed(id)
  const { name, bucket, accessKeyIdEnd, secretKeeping } = saved.value
  return { status: 'renewed', name, bucket, accessKeyIdEnd, keeping: secretKeeping }
}
