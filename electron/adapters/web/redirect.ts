const statuses: readonly number[] = [301, 302, 303, 307, 308]

/** Where an answer sends its reader on to; `undefined` where it does not, or not to the web. */
export function redirectOf(status: number, location: string, from: string): string | undefined {
  if (!statuses.includes(status) || location === '' || !URL.canParse(location, from)) return undefined
  const { protocol, href } = new URL(location, from)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}
