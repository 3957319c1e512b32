import { headerText } from './header-text'

const statuses: readonly number[] = [301, 302, 303, 307, 308]

/**
 * The address that an answer redirects to; `undefined` if it does not redirect, or not to the web.
 *
 * @param location the header, as Node reads it
 */
export function redirectOf(status: number, location: string | undefined, from: string): string | undefined {
  const to = headerText(location)
  if (!statuses.includes(status) || to === '' || !URL.canParse(to, from)) return undefined
  const { protocol, href } = new URL(to, from)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}
