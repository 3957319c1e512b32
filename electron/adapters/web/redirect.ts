const statuses: readonly number[] = [301, 302, 303, 307, 308]

/** The address that an answer redirects to; `undefined` if it does not redirect, or not to the web. */
export function redirectOf(status: number, location: string, from: string): string | undefined {
  if (!statuses.includes(status) || location === '' || !URL.canParse(location, from)) return undefined
  const { protocol, href } = new URL(location, from)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}
