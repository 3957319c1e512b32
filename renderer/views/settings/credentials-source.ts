/** The source of a destination's credentials, as pure functions. */
import {
  ownKeys,
  type BorrowingOffer,
  type CredentialsSource,
} from '../../../electron/shared/destinations/destination'

const profilePrefix = 'profile '

/** A source as a string; equal for equal sources. */
export function sourceId(source: CredentialsSource): string {
  return source.kind === 'profile' ? `${profilePrefix}${source.name}` : source.kind
}

/** The source that `sourceId` turned into this string. */
export function sourceOf(id: string): CredentialsSource {
  if (id === 'environment') return { kind: 'environment' }
  return id.startsWith(profilePrefix) ? { kind: 'profile', name: id.slice(profilePrefix.length) } : ownKeys
}

/** The sources to choose from: those on this computer, and the chosen one even if it no longer exists. */
export function sourcesToOffer(
  { profiles }: BorrowingOffer,
  chosen: CredentialsSource,
): readonly CredentialsSource[] {
  const isGone = chosen.kind === 'profile' && !profiles.includes(chosen.name)
  const found = profiles.map((name): CredentialsSource => ({ kind: 'profile', name }))
  return [ownKeys, ...(isGone ? [chosen] : []), ...found, { kind: 'environment' }]
}

/** More buttons would push the paste box down. */
const maxButtons = 3

/** The sources that get a button of their own on a first run: the first few on this computer. */
export function sourcesFound(offer: BorrowingOffer): readonly CredentialsSource[] {
  return allFound(offer).slice(0, maxButtons)
}

/** Whether some sources have no button of their own. */
export function hasMoreSources(offer: BorrowingOffer): boolean {
  return allFound(offer).length > maxButtons
}

function allFound({ profiles, environment }: BorrowingOffer): readonly CredentialsSource[] {
  const found = profiles.map((name): CredentialsSource => ({ kind: 'profile', name }))
  return environment ? [...found, { kind: 'environment' }] : found
}
