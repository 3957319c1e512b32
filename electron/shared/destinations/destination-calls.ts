import type { Failure } from '../failures/failure'
import type { Fix } from '../failures/fix'
import type { PolicyKind } from '../providers/policy'
import type { Result } from '../result'
import type { ServerCertificate } from './certificate'
import type { CheckReport, LiveAnswer } from './check'
import type {
  BorrowingOffer,
  Destination,
  DestinationDraft,
  DestinationFields,
  FieldProblem,
  SavedDestination,
} from './destination'
import type { ExportAnswer, ImportOutcome } from './import'
import type { EndpointAnswer, PasteAnswer, UnlockProblem } from './paste'

/** The page's calls about saved destinations, and about pastes and files that contain some. */
export interface DestinationCalls {
  saveDestination: {
    args: [draft: DestinationDraft]
    answer: Result<SavedDestination, readonly FieldProblem[]>
  }
  /** Applies a fix to a stored destination; its uploads go on. */
  fixDestination: {
    args: [id: string, fix: Fix]
    answer: Result<null, Failure>
  }
  duplicateDestination: { args: [id: string]; answer: Result<Destination, Failure> }
  deleteDestination: { args: [id: string]; answer: null }
  chooseDefaultDestination: { args: [id: string]; answer: null }
  /** Finds destinations in a text. Their secrets stay in main, under the paste ids of the answer. */
  understandPaste: { args: [text: string]; answer: PasteAnswer }
  /** The same for the clipboard's text, which the page then never sees. */
  understandClipboard: { args: []; answer: PasteAnswer }
  /** Opens the secrets of an exported file that was pasted. */
  unlockPaste: {
    args: [lockedId: string, passphrase: string]
    answer: Result<PasteAnswer, UnlockProblem>
  }
  /** Adds several new destinations at once, one outcome each. */
  importDestinations: { args: [drafts: readonly DestinationDraft[]]; answer: readonly ImportOutcome[] }
  /** Opens the system's dialog and reads the chosen file; null if none was chosen. */
  chooseDestinationFile: { args: []; answer: Result<PasteAnswer | null, Failure> }
  /** Asks for a file and writes destinations into it; with their secrets only if the passphrase is not empty. */
  exportDestinations: {
    args: [ids: readonly string[], passphrase: string]
    answer: Result<ExportAnswer, Failure>
  }
}

/** Calls about a destination's form, saved or not. */
export interface DestinationFormCalls {
  /** Runs the check (Who, Where, May and Link) with what the form holds, saved or not. */
  checkDestination: {
    args: [draft: DestinationDraft]
    answer: Result<CheckReport, readonly FieldProblem[]>
  }
  /** The same while a form is being filled in: checks what can be checked so far. */
  checkLive: { args: [draft: DestinationDraft]; answer: LiveAnswer }
  cancelCheck: { args: []; answer: null }
  /** Starts a session with the code of the person's MFA device, for what the form holds, saved or not. */
  giveMfaCode: { args: [draft: DestinationDraft, code: string]; answer: Result<null, Failure> }
  /** The certificate of the server that the form names, whoever issued it. */
  inspectCertificate: { args: [draft: DestinationDraft]; answer: Result<ServerCertificate, Failure> }
  /** The credentials on this computer that a destination could borrow. */
  listProfiles: { args: []; answer: BorrowingOffer }
  /** Copies the policy with the least privileges for what the form holds, as JSON. */
  copyPolicy: {
    args: [draft: DestinationDraft, kind: PolicyKind]
    answer: Result<null, readonly FieldProblem[]>
  }
  /** The key and URL that an example image would get with the form's template and URL rule. */
  previewKey: {
    args: [draft: DestinationDraft]
    answer: Result<{ readonly key: string; readonly url: string }, readonly FieldProblem[]>
  }
  /** Takes apart an address typed as endpoint or bucket; fills in an empty endpoint from borrowed credentials. */
  understandEndpoint: { args: [fields: DestinationFields]; answer: EndpointAnswer }
}
