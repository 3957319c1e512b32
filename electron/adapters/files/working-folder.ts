/**
 * The folder in which relative names are meant. One that was deleted while a terminal was in it is known only by the
 * path that it had, and is left, because Chromium hands nothing to the running app from there.
 */
export function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    process.chdir('/')
    return process.env['PWD'] ?? '/'
  }
}
