import type { Conversion } from './conversion'
import type { Destination, DestinationFields, SecretKeeping } from './destination'
import type { Language, LanguageChoice } from './languages'
import type { LinkFormat } from './link-format'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

export const parallelUploadsRange = { least: 1, most: 16, default: 4 } as const

/** Without the ports that need a right of their own. The usual one is what editors know PicGo and PicList by. */
export const editorPortRange = { least: 1024, most: 65_535, default: 36_677 } as const

/** What happens when the bucket already has an object under an image's key. */
export const takenKeyChoices = ['suffix', 'replace', 'skip'] as const
export type TakenKeyChoice = (typeof takenKeyChoices)[number]

/** How the history is looked at. */
export const entryViews = ['gallery', 'list'] as const
export type EntryView = (typeof entryViews)[number]

/** How long the history keeps entries. */
export const historyLifeChoices = ['forever', 'year', 'quarter', 'month'] as const
export type HistoryLife = (typeof historyLifeChoices)[number]

/** The person's choices that concern no single destination. */
export interface Preferences {
  readonly language: LanguageChoice
  readonly theme: ThemeChoice
  /** How many uploads run at once, 1 to 16. */
  readonly parallelUploads: number
  readonly linkFormat: LinkFormat
  readonly customLinkTemplate: string
  readonly copyLinksWhenFinished: boolean
  /** Bytes that are already in the destination get the link they have, instead of a second object. */
  readonly reuseEarlierLinks: boolean
  /** Images go up without what tells where, when, by what and by whom they were taken. */
  readonly removeMetadata: boolean
  /** Images are made smaller, or turned into another type, before they go up. */
  readonly conversion: Conversion
  /** Links are opened, as a reader would, before they are copied. */
  readonly proveLinks: boolean
  readonly onTakenKey: TakenKeyChoice
  /** The most bytes a second that all uploads together send; 0 for no limit. */
  readonly bytesPerSecondLimit: number
  /** An Electron accelerator; empty turns the shortcut off. */
  readonly globalShortcut: string
  /** Closing the window keeps Ollim in the tray. */
  readonly closeToTray: boolean
  /** The window is a shelf: small, above all others, at an edge of the screen. */
  readonly shelf: boolean
  readonly historyView: EntryView
  readonly historyLife: HistoryLife
  readonly launchAtLogin: boolean
  /** Editors that know PicGo's or PicList's server may upload through Ollim. */
  readonly editors: boolean
  readonly editorPort: number
  /** They need not show the secret, nor need any other program of this computer. */
  readonly editorsWithoutSecret: boolean
  /** Editors' pages that may ask, besides Obsidian's. */
  readonly editorOrigins: readonly string[]
}

export const mostEditorOrigins = 20

/** The format in which a destination's links are written: its own, else the general one. */
export function linkFormatOf(
  destination: Pick<DestinationFields, 'linkFormat'> | undefined,
  { linkFormat }: Pick<Preferences, 'linkFormat'>,
): LinkFormat {
  const own = destination?.linkFormat ?? 'general'
  return own === 'general' ? linkFormat : own
}

/** Why the global shortcut does not work although one is set. */
export type ShortcutState = 'off' | 'registered' | 'taken'

/** Whether the editors' door is open; `taken` where another program has its port. */
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
  /** Where the secret is kept that editors show. */
  readonly editorSecretKeeping: SecretKeeping
  /** The language in use, after `system` was looked up. */
  readonly activeLanguage: Language
  /** What the system offers for secrets. */
  readonly secretProtection: 'keyring' | 'none'
  /** Whether the system could start this Ollim when the person logs in. */
  readonly canLaunchAtLogin: boolean
}
