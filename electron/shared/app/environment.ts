/** The variables of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The locale for a category, as POSIX finds it: the first of its variables that is set and not empty. Empty for none. */
export function localeOf(environment: Environment, category: 'LC_CTYPE' | 'LC_MESSAGES'): string {
  const { LC_ALL, [category]: own, LANG } = environment
  return [LC_ALL, own, LANG].find((value) => value !== undefined && value !== '') ?? ''
}

/** Whether the locale's characters are UTF-8: with any others, Chromium on Linux loses file names that are not ASCII. */
export function hasUtf8Locale(environment: Environment): boolean {
  return /utf-?8/i.test(localeOf(environment, 'LC_CTYPE'))
}
