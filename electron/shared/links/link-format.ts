import type { Dimensions } from '../dimensions'

export const linkFormats = [
  'url',
  'markdown',
  'html',
  'bbcode',
  'asciidoc',
  'rst',
  'org',
  'textile',
  'css',
  'json',
  'custom',
] as const
export type LinkFormat = (typeof linkFormats)[number]

/** How a destination's links are written; `general` follows the preferences. */
export const ownLinkFormats = ['general', ...linkFormats] as const
export type OwnLinkFormat = (typeof ownLinkFormats)[number]

/** The variables of custom link formats, in braces; their meanings are under `linkVariable` in the words. */
export const linkVariables = [
  'url',
  'name',
  'alt',
  'width',
  'height',
  'size',
  'key',
  'bucket',
  'etag',
  'sha256',
  'date',
] as const
export type LinkVariable = (typeof linkVariables)[number]

export const writtenLinkVariable = (name: LinkVariable): string => `{${name}}`

/** In characters. */
export const maxAltTextLength = 1000

/** Shown in Settings as a starting point for one's own format. */
export const defaultCustomLinkTemplate = '![{alt}]({url})'

/** What a link format can use of an upload. Unknown values are absent or empty. */
export interface LinkSubject {
  readonly url: string
  /** When it ends, in milliseconds since the epoch; absent if it does not. */
  readonly linkEndsAt?: number
  readonly name: string
  readonly key: string
  readonly sizeBytes: number
  /** As the person typed it; if absent, the file's name is used. */
  readonly altText?: string
  readonly dimensions?: Dimensions
  readonly bucket?: string
  readonly etag?: string
  /** Lower-case hexadecimal, of the bytes. */
  readonly sha256?: string
  /** Milliseconds since the epoch. */
  readonly uploadedAt?: number
}

/** A link as it is written in one format. */
export interface FormattedLink {
  readonly format: LinkFormat
  readonly text: string
}

/** Links for a drag to another program, in the order of the list. */
export interface DraggedLinks {
  readonly urls: readonly string[]
  /** In the chosen format, one per line. */
  readonly text: string
  /** For rich editors; empty if only the text is meant. */
  readonly html: string
}

/** Why a custom link format cannot be used. */
export type LinkTemplateProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown-variable'; readonly name: string }
