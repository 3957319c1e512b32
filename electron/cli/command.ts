/** A parsed command line. */
import type { ConversionOverrides } from '../shared/uploads/conversion'
import type { ExportFormat } from '../shared/history/history'
import type { LinkFormat } from '../shared/links/link-format'

export const commandNames = [
  'upload',
  'check',
  'destinations',
  'import',
  'export',
  'policy',
  'history',
] as const
export type CommandName = (typeof commandNames)[number]

/** As a file to read. */
export const standardInput = '-'
/** As a file to write. */
export const standardOutput = '-'

export interface UploadCommand {
  readonly kind: 'upload'
  readonly destination: string | undefined
  /** `json` prints the result for every image, not only the links. */
  readonly format: LinkFormat
  /** Only for the format `custom`; otherwise empty. */
  readonly template: string
  readonly conversion: ConversionOverrides
  /** As given: paths relative to the working folder, addresses, or `standardInput`. */
  readonly files: readonly string[]
}

export interface CheckCommand {
  readonly kind: 'check'
  readonly destination: string | undefined
  readonly json: boolean
}

export interface DestinationsCommand {
  readonly kind: 'destinations'
  readonly json: boolean
}

export interface ImportCommand {
  readonly kind: 'import'
  /** The saved destination that gets the credentials; if absent, new destinations are added. */
  readonly destination: string | undefined
  /** As given, or `standardInput`. */
  readonly file: string
}

export interface ExportCommand {
  readonly kind: 'export'
  readonly destination: string | undefined
  readonly secrets: boolean
  /** As given, or `standardOutput`. */
  readonly file: string
}

export interface HistoryExportCommand {
  readonly kind: 'history-export'
  readonly format: ExportFormat
  /** As given, or `standardOutput`. */
  readonly file: string
}

export interface PolicyCommand {
  readonly kind: 'policy'
  readonly destination: string | undefined
  /** Prints the bucket policy that lets everybody read, instead of the one for the person's key. */
  readonly isPublic: boolean
}

export type Command =
  | UploadCommand
  | CheckCommand
  | DestinationsCommand
  | ImportCommand
  | ExportCommand
  | PolicyCommand
  | HistoryExportCommand
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
