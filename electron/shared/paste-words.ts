import type { Translate } from './failure'
import type { PasteGap, PasteNote, PastedDestination } from './paste'

/** The tag of what a paste was: `~/.aws profile blog`. */
export function sourceWords(
  { source, label }: Pick<PastedDestination, 'source' | 'label'>,
  translate: Translate,
): string {
  return translate(`paste.source.${source}`, label === '' ? {} : { label, context: 'named' })
}

/** What was found in it, in one or two short sentences; none for a paste of no use. */
export function foundWords(pasted: PastedDestination, translate: Translate): readonly string[] {
  const found = [keysFound(pasted), placeFound(pasted)]
  return found.flatMap((name) => (name === undefined ? [] : [translate(`paste.found.${name}`)]))
}

function keysFound({ accessKeyIdEnd, hasSecretAccessKey, hasSessionToken }: PastedDestination) {
  if (!hasSecretAccessKey || accessKeyIdEnd === '') return accessKeyIdEnd === '' ? undefined : 'keyId'
  return hasSessionToken ? 'temporary' : 'keys'
}

function placeFound({ fields }: PastedDestination) {
  if ((fields.bucket ?? '') !== '') return 'bucket'
  return (fields.endpoint ?? '') === '' ? undefined : 'server'
}

/** What is still open, in the order of the steps. The region of an unknown bucket is no matter yet. */
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
