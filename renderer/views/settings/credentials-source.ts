/** Whose credentials a form's destination uses, as pure functions. */
import { ownKeys, type BorrowingOffer, type CredentialsSource } from '../../../electron/shared/destination'

const profilePrefix = 'profile '

/** A source as text: equal for equal sources. */
export function sourceId(source: CredentialsSource): string {
  return source.kind === 'profile' ? `${profilePrefix}${source.name}` : source.kind
}

/** The source that `sourceId` made this text of. */
export function sourceOf(id: string): CredentialsSource {
  if (id === 'environment') return { kind: 'environment' }
  return id.startsWith(profilePrefix) ? { kind: 'profile', name: id.slice(profilePrefix.length) } : ownKeys
}

/** What the person may choose: what this computer has, and the one chosen already even if it has gone. */
export function sourcesToOffer(
  { profiles }: BorrowingOffer,
  chosen: CredentialsSource,
): readonly CredentialsSource[] {
  const isGone = chosen.kind === 'profile' && !profiles.includes(chosen.name)
  const found = profiles.map((name): CredentialsSource => ({ kind: 'profile', name }))
  return [ownKeys, ...(isGone ? [chosen] : []), ...found, { kind: 'environment' }]
}

/** More would push aside what the paste box is for. */
const mostButtons = 3

/** What gets a button of its own on a first run: the first few that are there already. */
export function sourcesFound(offer: BorrowingOffer): readonly CredentialsSource[] {
  return allFound(offer).slice(0, mostButtons)
}

/** Whether there are more than have a button. */
export function hasMoreSources(offer: BorrowingOffer): boolean {
  return allFound(offer).length > mostButtons
}

function allFound({ profiles, environment }: BorrowingOffer): readonly CredentialsSource[] {
  const found = profiles.map((name): CredentialsSource => ({ kind: 'profile', name }))
  return environment ? [...found, { kind: 'environment' }] : found
}
