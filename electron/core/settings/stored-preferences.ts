import { z } from 'zod'
import { languageChoices } from '../../shared/languages'
import { defaultCustomLinkTemplate, linkFormats } from '../../shared/link-format'
import { isOrigin } from '../../shared/origins'
import {
  editorPortRange,
  entryViews,
  historyLifeChoices,
  mostEditorOrigins,
  parallelUploadsRange,
  takenKeyChoices,
  themeChoices,
  type Preferences,
} from '../../shared/settings'

const { least, most } = parallelUploadsRange

const preferenceSchemas = {
  language: z.enum(languageChoices),
  theme: z.enum(themeChoices),
  parallelUploads: z.number().int().min(least).max(most),
  linkFormat: z.enum(linkFormats),
  customLinkTemplate: z.string().min(1).max(2000),
  copyLinksWhenFinished: z.boolean(),
  reuseEarlierLinks: z.boolean(),
  removeMetadata: z.boolean(),
  proveLinks: z.boolean(),
  onTakenKey: z.enum(takenKeyChoices),
  bytesPerSecondLimit: z.number().int().min(0),
  globalShortcut: z.string().max(100),
  closeToTray: z.boolean(),
  shelf: z.boolean(),
  historyView: z.enum(entryViews),
  historyLife: z.enum(historyLifeChoices),
  launchAtLogin: z.boolean(),
  editors: z.boolean(),
  editorPort: z.number().int().min(editorPortRange.least).max(editorPortRange.most),
  editorsWithoutSecret: z.boolean(),
  editorOrigins: z.array(z.string().refine(isOrigin)).max(mostEditorOrigins).readonly(),
}

export const defaultPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  parallelUploads: parallelUploadsRange.default,
  linkFormat: 'url',
  customLinkTemplate: defaultCustomLinkTemplate,
  copyLinksWhenFinished: false,
  reuseEarlierLinks: true,
  removeMetadata: false,
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

/** Where nobody can tell what was chosen: then rather too little becomes public. */
export const lostPreferences: Preferences = { ...defaultPreferences, removeMetadata: true }

/**
 * Reads preferences one by one: a missing one takes `otherwise`'s, a wrong one too, unless it keeps
 * something from the public, and is named in `problems`. Unknown ones are left out.
 */
export function parsePreferences(
  source: Readonly<Record<string, unknown>>,
  problems: string[],
  otherwise: Preferences = defaultPreferences,
): Preferences {
  function read<Value>(
    name: keyof Preferences,
    schema: z.ZodType<Value>,
    fallback: Value,
    whenWrong = fallback,
  ): Value {
    const value = source[name]
    if (value === undefined) return fallback
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    problems.push(`preferences.${name}`)
    return whenWrong
  }
  const schemas = preferenceSchemas
  return {
    language: read('language', schemas.language, otherwise.language),
    theme: read('theme', schemas.theme, otherwise.theme),
    parallelUploads: read('parallelUploads', schemas.parallelUploads, otherwise.parallelUploads),
    linkFormat: read('linkFormat', schemas.linkFormat, otherwise.linkFormat),
    customLinkTemplate: read('customLinkTemplate', schemas.customLinkTemplate, otherwise.customLinkTemplate),
    removeMetadata: read(
      'removeMetadata',
      schemas.removeMetadata,
      otherwise.removeMetadata,
      lostPreferences.removeMetadata,
    ),
    proveLinks: read('proveLinks', schemas.proveLinks, otherwise.proveLinks),
    reuseEarlierLinks: read('reuseEarlierLinks', schemas.reuseEarlierLinks, otherwise.reuseEarlierLinks),
    onTakenKey: read('onTakenKey', schemas.onTakenKey, otherwise.onTakenKey),
    bytesPerSecondLimit: read(
      'bytesPerSecondLimit',
      schemas.bytesPerSecondLimit,
      otherwise.bytesPerSecondLimit,
    ),
    copyLinksWhenFinished: read(
      'copyLinksWhenFinished',
      schemas.copyLinksWhenFinished,
      otherwise.copyLinksWhenFinished,
    ),
    globalShortcut: read('globalShortcut', schemas.globalShortcut, otherwise.globalShortcut),
    closeToTray: read('closeToTray', schemas.closeToTray, otherwise.closeToTray),
    shelf: read('shelf', schemas.shelf, otherwise.shelf),
    historyView: read('historyView', schemas.historyView, otherwise.historyView),
    historyLife: read('historyLife', schemas.historyLife, otherwise.historyLife),
    launchAtLogin: read('launchAtLogin', schemas.launchAtLogin, otherwise.launchAtLogin),
    editors: read('editors', schemas.editors, otherwise.editors),
    editorPort: read('editorPort', schemas.editorPort, otherwise.editorPort),
    editorsWithoutSecret: read(
      'editorsWithoutSecret',
      schemas.editorsWithoutSecret,
      otherwise.editorsWithoutSecret,
    ),
    editorOrigins: read('editorOrigins', schemas.editorOrigins, otherwise.editorOrigins),
  }
}
