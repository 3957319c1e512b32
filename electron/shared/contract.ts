/**
 * Every call the page can make of main and every event main sends to the page, typed once.
 * Handlers (`ipc/handlers.ts`), schemas of arguments (`ipc/argument-schemas.ts`) and the page's bridge
 * (`preload/window.ts`) all satisfy these maps: a missing or misspelt one does not compile.
 */
import type { ImportRun } from './history/bucket-import'
import type { MenuEntry, MenuPlace } from './app/context-menu'
import type { DeletionState } from './history/deletion'
import type { DestinationCalls, DestinationFormCalls } from './destinations/destination-calls'
import type { SecretKeeping } from './destinations/destination'
import type { Failure } from './failures/failure'
import type { HistoryCalls, ObjectCalls } from './history/history-calls'
import type { ImageBytes } from './uploads/image-bytes'
import type { DraggedLinks, FormattedLink, LinkFormat, LinkTemplateProblem } from './links/link-format'
import type { LinkProof } from './links/link-proof'
import type { Notice } from './app/notice'
import type { ReplaceAnswer, ReplaceProgress } from './history/replacement'
import type { Result } from './result'
import type { Preferences, Settings } from './app/settings'
import type { UndoAnswer, UndoableBatch } from './uploads/undo'
import type { QueueState, ShownUpload } from './uploads/upload'

/** What a drop, a choice or a paste led to. Refused files are uploads too, in the state `failed`. */
export interface IntakeAnswer {
  readonly accepted: number
  readonly refused: number
}

/** All uploads by id, in their order; the page reads them a few hundred at a time. */
export interface UploadsSnapshot {
  readonly ids: readonly string[]
  readonly queue: QueueState
}

export interface About {
  readonly version: string
  readonly electron: string
  readonly chrome: string
  readonly node: string
  readonly platform: string
  readonly logFolder: string
  /** Where settings, the list and the history are. */
  readonly dataFolder: string
  /** What calls the command line in a terminal on this computer. */
  readonly command: string
}

interface UploadCalls {
  listUploads: { args: []; answer: UploadsSnapshot }
  /** Those that are gone are left out. */
  readUploads: { args: [ids: readonly string[]]; answer: readonly ShownUpload[] }
  /** Paths of files and folders; only the preload can name them. Without a destination they wait for the first. */
  uploadPaths: { args: [paths: readonly string[]]; answer: Result<IntakeAnswer, Failure> }
  uploadBytes: { args: [images: readonly ImageBytes[]]; answer: Result<IntakeAnswer, Failure> }
  /** Opens the system's dialog. */
  chooseFiles: { args: []; answer: Result<IntakeAnswer, Failure> }
  uploadClipboard: { args: []; answer: Result<IntakeAnswer, Failure> }
  /** Fetches images from the web, never from this computer or the network around it. */
  uploadAddresses: { args: [addresses: readonly string[]]; answer: Result<IntakeAnswer, Failure> }
  /** Images that wait for the first destination are not wanted after all. */
  discardEarlyImages: { args: []; answer: null }
  /** Files are hovering over the window: main connects ahead of time, to be ready when they are dropped. */
  expectFiles: { args: []; answer: null }
  cancelUploads: { args: [ids: readonly string[]]; answer: null }
  /** Cancels what is being fetched from the web, too. */
  cancelAllUploads: { args: []; answer: null }
  /** Cancels what is being fetched from the web, of which a notice tells. */
  cancelFetches: { args: []; answer: null }
  retryUploads: { args: [ids: readonly string[]]; answer: null }
  clearFinishedUploads: { args: []; answer: null }
  /** Removes those of these uploads from the list that are finished; objects and history stay. */
  removeUploads: { args: [ids: readonly string[]]; answer: null }
  pauseQueue: { args: []; answer: null }
  resumeQueue: { args: []; answer: null }
  /** Tries a stopped destination again: its uploads go on, or it stops again. */
  retryDestination: { args: [destinationId: string]; answer: null }
  /** What `undoBatch` would delete; null if there is nothing to undo. */
  undoableBatch: { args: []; answer: UndoableBatch | null }
  /** Deletes what the last batch put in the bucket. */
  undoBatch: { args: [batchId: string]; answer: UndoAnswer }
}

interface LinkCalls {
  /** Puts the links of finished uploads and history entries on the clipboard, in the order given. */
  copyLinks: {
    args: [ids: readonly string[], format?: LinkFormat]
    answer: { readonly copied: number }
  }
  copyAllLinks: { args: []; answer: { readonly copied: number } }
  /**
   * Renews the links of uploads and history entries, in the form that their destinations give now. A notice says why
   * one could not be renewed.
   */
  renewLinks: { args: [ids: readonly string[]]; answer: { readonly renewed: number } }
  /** Opens a link as a reader would; null if no answer came in time, or there is no such link. */
  checkLink: { args: [id: string]; answer: LinkProof | null }
  /** Puts back what the clipboard held before the last copy, if it still holds our links. */
  undoCopy: { args: []; answer: { readonly restored: boolean } }
  /** Sets an image's alt text, in list and history, for links made from now on; an empty one means the file's name. */
  changeAltText: { args: [id: string, altText: string]; answer: null }
  /** The links in the forms in which a drag hands them to another program. */
  linksToDrag: { args: [uploadIds: readonly string[]]; answer: DraggedLinks }
  /** The same links as text, for the preview of what will be pasted. */
  previewLinks: { args: [ids: readonly string[], format?: LinkFormat]; answer: readonly string[] }
  /** One link as each format writes it; empty if there is no such link. */
  linkInEveryFormat: { args: [id: string]; answer: readonly FormattedLink[] }
  /** Opens a web address in the browser; asks first if it is not encrypted. A refusal is also shown as a notice. */
  openLink: { args: [url: string]; answer: Result<null, Failure> }
}

interface SettingsCalls {
  readSettings: { args: []; answer: Settings }
  changePreferences: { args: [change: Partial<Preferences>]; answer: Result<null, Failure> }
  /** Copies the address to which editors send images; the page never sees the secret in it. */
  copyEditorAddress: { args: [withSecret: boolean]; answer: null }
  /** Makes a new secret: editors that send the previous one are refused from now on. */
  renewEditorSecret: { args: []; answer: null }
  /** If the system offers no protection: keeps the editors' secret as the person chooses. */
  keepEditorSecret: { args: [keeping: SecretKeeping]; answer: null }
  /** Sets the default destination's own format if it has one, otherwise the general one. */
  chooseLinkFormat: { args: [format: LinkFormat]; answer: null }
  /** An example image's link in a format; only the format `custom` uses `customTemplate`. */
  previewLinkFormat: {
    args: [format: LinkFormat, customTemplate: string]
    answer: Result<string, LinkTemplateProblem>
  }
}

interface AppCalls {
  /** Shows a context menu; returns the id of the chosen entry, or null. */
  showContextMenu: { args: [entries: readonly MenuEntry[], place: MenuPlace]; answer: string | null }
  about: { args: []; answer: About }
  openLogFolder: { args: []; answer: null }
  /** Tells main that the page now listens to every event; answers with the notices from before. */
  takeNotices: { args: []; answer: readonly Notice[] }
}

export interface Calls
  extends
    UploadCalls,
    LinkCalls,
    SettingsCalls,
    DestinationCalls,
    DestinationFormCalls,
    HistoryCalls,
    ObjectCalls,
    AppCalls {}

export type CallName = keyof Calls
export type CallArgs<Name extends CallName> = Calls[Name]['args']
export type CallAnswer<Name extends CallName> = Calls[Name]['answer']

/** Screens that main can bring to the front. */
export type Screen = 'uploads' | 'history' | 'settings' | 'help' | 'about'

export interface Events {
  /** Changed uploads in full, removed ones by id. */
  uploadsChanged: {
    readonly changed: readonly ShownUpload[]
    readonly removed: readonly string[]
    readonly queue: QueueState
  }
  settingsChanged: Settings
  historyChanged: null
  deletionChanged: DeletionState
  bucketImportChanged: ImportRun | null
  replacementProgressed: ReplaceProgress
  noticed: Notice
  screenRequested: Screen
}

export type EventName = keyof Events

/** Channels of the one IPC door. */
export const callChannel = (name: CallName): string => `ollim:call:${name}`
export const eventChannel = (name: EventName): string => `ollim:event:${name}`

/**
 * What the preload exposes on the page's window. Files become paths only inside the preload. `DroppedFile` is the
 * page's `File`, which this file cannot name without the DOM.
 */
export type Bridge<DroppedFile> = {
  readonly [Name in Exclude<CallName, 'uploadPaths' | 'replaceObject'>]: (
    ...args: CallArgs<Name>
  ) => Promise<CallAnswer<Name>>
} & {
  /** Dropped, chosen or pasted files: those with a path travel as paths, the rest as bytes. */
  readonly uploadFiles: (files: readonly DroppedFile[]) => Promise<Result<IntakeAnswer, Failure>>
  /** The same for the file that replaces an object. */
  readonly replaceObject: (id: string, file: DroppedFile, evenIfChanged: boolean) => Promise<ReplaceAnswer>
  readonly on: <Name extends EventName>(name: Name, listener: (event: Events[Name]) => void) => () => void
  /** For the names of keys, and the space that the window's buttons need. */
  readonly platform: string
}
