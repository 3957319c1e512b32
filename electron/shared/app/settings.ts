import type { Conversion } from '../uploads/conversion'
import type { Destination, DestinationFields, SecretKeeping } from '../destinations/destination'
import type { Language, LanguageChoice } from '../languages'
import type { LinkFormat } from '../links/link-format'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

export const parallelUploadsRange = { minimum: 1, maximum: 16, default: 4 } as const

/** Without ports that need special rights. The default is the port at which editors expect PicGo and PicList. */
export const editorPortRange = { minimum: 1024, maximum: 65_535, default: 36_677 } as const

/** What happens when the bucket already has an object under an image's key. */
export const takenKeyChoices = ['suffix', 'replace', 'skip'] as const
export type TakenKeyChoice = (typeof takenKeyChoices)[number]

/** How the history is shown. */
export const entryViews = ['gallery', 'list'] as const
export type EntryView = (typeof entryViews)[number]

/** How long the history keeps entries. */
export const historyLifeChoices = ['forever', 'year', 'quarter', 'month'] as const
export type HistoryLife = (typeof historyLifeChoices)[number]

/** The person's choices that are not about a single destination. */
export interface Preferences {
  readonly language: LanguageChoice
  readonly theme: ThemeChoice
  /** How many uploads run at once, 1 to 16. */
  readonly parallelUploads: number
  readonly linkFormat: LinkFormat
  readonly customLinkTemplate: string
  readonly copyLinksWhenFinished: boolean
  /** Whether bytes that are already in the destination get their earlier link instead of a second object. */
  readonly reuseEarlierLinks: boolean
  /** Whether images go up without metadata about where, when, with what and by whom they were taken. */
  readonly removeMetadata: boolean
  /** How images are made smaller, or converted to another type, before they go up. */
  readonly conversion: Conversion
  /** Whether links are opened, as a reader would, before they are copied. */
  readonly proveLinks: boolean
  readonly onTakenKey: TakenKeyChoice
  /** The limit in bytes per second for all uploads together; 0 for none. */
  readonly bytesPerSecondLimit: number
  /** An Electron accelerator; empty turns the shortcut off. */
  readonly globalShortcut: string
  /** Whether Ollim stays in the tray when the window is closed. */
  readonly closeToTray: boolean
  /** Whether the window is a shelf: small, above all others, at an edge of the screen. */
  readonly shelf: boolean
  readonly historyView: EntryView
  readonly historyLife: HistoryLife
  readonly launchAtLogin: boolean
  /** Whether editors that know PicGo's or PicList's server may upload through Ollim. */
  readonly editors: boolean
  readonly editorPort: number
  /** Whether editors, and so any program on this computer, may upload without the secret. */
  readonly editorsWithoutSecret: boolean
  /** Origins of editors' pages that may upload, besides Obsidian's. */
  readonly editorOrigins: readonly string[]
}

export const maxEditorOrigins = 20

/** The format of a destination's links: its own, otherwise the general one. */
export function linkFormatOf(
  destination: Pick<DestinationFields, 'linkFormat'> | undefined,
  { linkFormat }: Pick<Preferences, 'linkFormat'>,
): LinkFormat {
  const own = destination?.linkFormat ?? 'general'
  return own === 'general' ? linkFormat : own
}

/** Whether the global shortcut works; `taken` if another program has it. */
export type ShortcutState = 'off' | 'registered' | 'taken'

/** Whether editors can connect; `taken` if another program uses the port. */
export type EditorDoorState = 'closed' | 'open' | 'taken' | 'failed'

/** Everything the settings screen shows. */
export interface Settings {
  readonly revision: number
  readonly destinations: readonly Destination[]
  /** Empty while there is no destination. */
  readonly defaultDestinationId: string
  readonly preferences: Preferences
  readonly shortcutState: ShortcutState
  readonly editorDoor: EditorDoorState
  /** Where the editors' secret is kept. */
  readonly editorSecretKeeping: SecretKeeping
  /** The language in use; `system` is resolved. */
  readonly activeLanguage: Language
  /** The protection that the system offers for secrets. */
  readonly secretProtection: 'keyring' | 'none'
  /** Whether the system can start this Ollim when the person logs in. */
  readonly canLaunchAtLogin: boolean
  /** How many images wait for the first destination; 0 once there is one, although they may still be on their way in. */
  readonly earlyImages: number
}
