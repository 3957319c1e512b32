import type { Translate } from '../failures/failure'
import type { PasteGap, PasteNote, PastedDestination } from './paste'
import { providerPreset } from '../providers/providers'

/** Names what was pasted, for a tag: `~/.aws profile blog`. */
export function sourceWords(
  { source, label }: Pick<PastedDestination, 'source' | 'label'>,
  translate: Translate,
): string {
  return translate(`paste.source.${source}`, label === '' ? {} : { label, context: 'named' })
}

/** What was found in the paste, in a few short sentences; none if it was useless. */
export function foundWords(pasted: PastedDestination, translate: Translate): readonly string[] {
  const keys = keysFound(pasted)
  return [...(keys === undefined ? [] : [translate(`paste.found.${keys}`)]), ...placeFound(pasted, translate)]
}

function keysFound({ accessKeyIdEnd, hasSecretAccessKey, hasSessionToken }: PastedDestination) {
  if (!hasSecretAccessKey || accessKeyIdEnd === '') return accessKeyIdEnd === '' ? undefined : 'keyId'
  return hasSessionToken ? 'temporary' : 'keys'
}

/** Names each part of the place, because an address says more than it seems to. */
function placeFound({ fields }: PastedDestination, translate: Translate): readonly string[] {
  const { bucket = '', region = '', keyTemplate = '' } = fields
  const server = serverFound(fields, translate)
  if (bucket === '' && server === '') return []
  const name = bucket === '' ? 'server' : server === '' ? 'bucket' : 'bucketAt'
  const folder = keyTemplate.replace(/\/?(?:[^/{]*\{.*)?$/, '')
  const hasChoiceOfRegion = region !== '' && providerPreset(fields.provider ?? 'aws').regions.length > 1
  return [
    translate(`paste.found.${name}`, { bucket, server }),
    ...(hasChoiceOfRegion ? [translate('paste.found.region', { region })] : []),
    ...(folder === '' ? [] : [translate('paste.found.folder', { folder })]),
  ]
}

/** A provider by its name, any other server by its address. */
function serverFound({ provider, endpoint = '' }: PastedDestination['fields'], translate: Translate): string {
  if (provider === undefined) return endpoint
  const isOwn = providerPreset(provider).endpoint === '' && provider !== 'aws'
  return isOwn ? endpoint : translate(`settings.providerChip.${provider}`)
}

/** What is still missing, in the order of the steps. The region does not matter until the bucket is known. */
export function openWords(missing: readonly PasteGap[], translate: Translate): readonly string[] {
  const lacks = (gap: PasteGap) => missing.includes(gap)
  const lacksPair = lacks('accessKeyId') && lacks('secretAccessKey')
  const open = [
    ...(lacksPair ? ['who'] : []),
    ...(lacks('accessKeyId') && !lacksPair ? ['keyId'] : []),
    ...(lacks('secretAccessKey') && !lacksPair ? ['secret'] : []),
    ...(lacks('sessionToken') ? ['token'] : []),
    ...(lacks('endpoint') ? ['endpoint'] : []),
    ...(lacks('bucket') ? ['where'] : []),
    ...(lacks('region') && !lacks('bucket') ? ['region'] : []),
  ]
  return open.map((name) => translate(`paste.open.${name}`))
}

export function noteWords(notes: readonly PasteNote[], translate: Translate): readonly string[] {
  return notes.map(({ note, facts }) => translate(`paste.note.${note}`, facts))
}
