import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { root } from '../support/root.mjs'
import { denials } from '../system/sandbox.mjs'

const wordsSchema = z.object({ failedStart: z.object({ title: z.string(), sandbox: z.string() }) })

/** The program that people start in the archive; Ollim itself lies beside it. */
export const launcherName = 'ollim'
export const launchedName = 'ollim-bin'

/**
 * Writes the program that starts Ollim from an unpacked archive. Some systems, Ubuntu among them, then block
 * Chromium's sandbox, and Chromium exits before Ollim could show a message.
 * @param {string} file
 */
export function writeLauncher(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, script(), { mode: 0o755 })
}

/**
 * If AppArmor has a profile for Ollim, the sandbox starts all the same. So the script first runs Chromium itself,
 * with a command that opens nothing.
 */
function script() {
  const denied = denials.map(({ file, value }) => `says ${file} ${value}`).join(' || ')
  return `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
helper=$here/chrome-sandbox

says() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }
is_ready() { [ -u "$helper" ] && [ "$(stat -c %u "$helper")" = 0 ]; }
goes_without() { case " $* " in *' --no-sandbox '*) ;; *) false ;; esac; }
may_be_denied() { [ "$(id -u)" != 0 ] && ! is_ready && { ${denied}; }; }
is_denied() { "$here/${launchedName}" --version 2>&1 >/dev/null </dev/null | grep -q 'FATAL.*sandbox'; }

if goes_without "$@" || ! may_be_denied || ! is_denied; then exec "$here/${launchedName}" "$@"; fi

case \${LC_ALL:-\${LC_MESSAGES:-$LANG}} in
ko*) words='${wordsOf('ko')}' ;;
*) words='${wordsOf('en')}' ;;
esac
words="$words

  sudo chown root:root '$helper' && sudo chmod 4755 '$helper'"
echo "$words" >&2
[ -t 2 ] || [ -z "$DISPLAY$WAYLAND_DISPLAY" ] && exit 2
for box in 'zenity --error --no-markup --text' 'kdialog --error' xmessage 'notify-send Ollim'; do
  if command -v "\${box%% *}" >/dev/null; then
    $box "$words"
    break
  fi
done
exit 2
`
}

/** @param {'en' | 'ko'} language */
function wordsOf(language) {
  const file = path.join(root, 'electron', 'shared', 'words', `${language}.json`)
  const { failedStart } = wordsSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  return [failedStart.title, failedStart.sandbox].join('\n')
}
