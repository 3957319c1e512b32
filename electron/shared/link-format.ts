import type { Dimensions } from './dimensions'

export const linkFormats = ['url', 'markdown', 'html', 'bbcode', 'custom'] as const
export type LinkFormat = (typeof linkFormats)[number]

/** Shown in Settings as a start for one's own format. */
export const defaultCustomLinkTemplate = '![{alt}]({url})'

/** What a link format may name of an upload. */
export interface LinkSubject {
  readonly url: string
  readonly name: string
  readonly key: string
  readonly sizeBytes: number
  /** Absent where they are not known. */
  readonly dimensions?: Dimensions
}

/** Why a custom link format cannot be used. */
export type LinkTemplateProblem =
  { readonly kind: 'empty' } | { readonly kind: 'unknown-variable'; readonly name: string }
