import { z } from 'zod'
import { noConversion } from '../../shared/uploads/conversion'
import { languageChoices } from '../../shared/languages'
import { defaultCustomLinkTemplate, linkFormats } from '../../shared/links/link-format'
import { isOrigin } from '../../shared/app/origins'
import {
  editorPortRange,
  entryViews,
  historyLifeChoices,
  maxEditorOrigins,
  parallelUploadsRange,
  takenKeyChoices,
  themeChoices,
  type Preferences,
} from '../../shared/app/settings'
import { conversionSchema } from '../uploads/conversion-schema'

/** The allowed values of each preference, whether from the settings file or from the page. */
const preferenceSchemas = {
  language: z.enum(languageChoices).exactOptional(),
  theme: z.enum(themeChoices).exactOptional(),
  parallelUploads: z
    .int()
    .min(parallelUploadsRange.minimum)
    .max(parallelUploadsRange.maximum)
    .exactOptional(),
  linkFormat: z.enum(linkFormats).exactOptional(),
  customLinkTemplate: z.string().min(1).max(2000).exactOptional(),
  copyLinksWhenFinished: z.boolean().exactOptional(),
  reuseEarlierLinks: z.boolean().exactOptional(),
  removeMetadata: z.boolean().exactOptional(),
  conversion: conversionSchema.exactOptional(),
  proveLinks: z.boolean().exactOptional(),
  onTakenKey: z.enum(takenKeyChoices).exactOptional(),
  bytesPerSecondLimit: z.int().min(0).exactOptional(),
  globalShortcut: z.string().max(100).exactOptional(),
  closeToTray: z.boolean().exactOptional(),
  shelf: z.boolean().exactOptional(),
  historyView: z.enum(entryViews).exactOptional(),
  historyLife: z.enum(historyLifeChoices).exactOptional(),
  launchAtLogin: z.boolean().exactOptional(),
  editors: z.boolean().exactOptional(),
  editorPort: z.int().min(editorPortRange.minimum).max(editorPortRange.maximum).exactOptional(),
  editorsWithoutSecret: z.boolean().exactOptional(),
  editorOrigins: z.array(z.string().refine(isOrigin)).max(maxEditorOrigins).readonly().exactOptional(),
} satisfies Readonly<Record<keyof Preferences, z.ZodType>>

/** Some preferences with new values; the others stay. */
export const preferencesChange = z.strictObject(preferenceSchemas) satisfies z.ZodType<Partial<Preferences>>

export const defaultPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  parallelUploads: parallelUploadsRange.default,
  linkFormat: 'url',
  customLinkTemplate: defaultCustomLinkTemplate,
  copyLinksWhenFinished: false,
  reuseEarlierLinks: true,
  removeMetadata: false,
  conversion: noConversion,
  proveLinks: false,
  onTakenKey: 'suffix',
  bytesPerSecondLimit: 0,
  globalShortcut: 'CommandOrControl+Shift+U',
  closeToTray: true,
  shelf: false,
  historyView: 'gallery',
  historyLife: 'forever',
  launchAtLogin: false,
  editors: false,
  editorPort: editorPortRange.default,
  editorsWithoutSecret: false,
  editorOrigins: [],
}

/** For when the person's choices are lost: too little should become public rather than too much. */
export const lostPreferences: Preferences = { ...defaultPreferences, removeMetadata: true }

/**
 * Reads preferences one by one. A missing or wrong one is taken from `otherwise`, except that a wrong
 * `removeMetadata` means true. Wrong ones are named in `problems`; unknown ones are left out.
 */
export function parsePreferences(
  source: Readonly<Record<string, unknown>>,
  problems: string[],
  otherwise: Preferences = defaultPreferences,
): Preferences {
  const given = Object.entries(preferenceSchemas).filter(([name]) => source[name] !== undefined)
  const wrong = given.flatMap(([name, schema]) => (schema.safeParse(source[name]).success ? [] : [name]))
  problems.push(...wrong.map((name) => `preferences.${name}`))
  const right = given.flatMap(([name]) => (wrong.includes(name) ? [] : [[name, source[name]]]))
  const { removeMetadata } = wrong.includes('removeMetadata') ? lostPreferences : otherwise
  return { ...otherwise, removeMetadata, ...preferencesChange.parse(Object.fromEntries(right)) }
}
