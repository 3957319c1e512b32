import fs from 'node:fs'
import path from 'node:path'

/** The starter's file name, in whichever folder it is. */
export const starterName = 'electron-utf8'

/**
 * Puts a program into a folder that starts an Electron under a UTF-8 locale: under any other, Chromium delivers
 * dropped files with Korean names without their names and content. The program replaces itself with Electron
 * (exec), so process id, signals and exit code are Electron's own. Several calls at once are safe.
 * @param {string} binary absolute path of the Electron
 * @param {string} folder
 * @returns {string} the program's path
 */
export function utf8Starter(binary, folder) {
  const file = path.join(folder, starterName)
  const text = script(binary)
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return file
  fs.mkdirSync(folder, { recursive: true })
  const draft = `${file}.${String(process.pid)}`
  fs.writeFileSync(draft, text, { mode: 0o755 })
  fs.renameSync(draft, file)
  return file
}

/**
 * `locale charmap` also detects a locale that is set but not installed. The language of the replaced locale is
 * kept.
 * @param {string} binary
 */
function script(binary) {
  return `#!/bin/sh
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  LANGUAGE=\${LANGUAGE:-\${LC_ALL:-\${LC_MESSAGES:-$LANG}}}
  LC_ALL=C.UTF-8
  export LANGUAGE LC_ALL
fi
exec '${binary.replaceAll("'", String.raw`'\''`)}' "$@"
`
}
