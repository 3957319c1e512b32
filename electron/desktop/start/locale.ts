import { execFile, spawn } from 'node:child_process'

type Environment = Readonly<Record<string, string | undefined>>

const utf8Locale = 'C.UTF-8'

/**
 * The change to an environment so that Chromium keeps the names of dropped files: with a locale that is not UTF-8, it
 * loses names that are not ASCII, and with them the files. The language stays.
 *
 * @param characterMap the output of `locale charmap`; it also shows a locale that is set but not installed
 * @returns `undefined` if nothing has to change, or a change has been tried before
 */
export function utf8Change(
  platform: NodeJS.Platform,
  { LC_ALL, LC_MESSAGES, LANG, LANGUAGE }: Environment,
  characterMap: string,
): Environment | undefined {
  if (platform !== 'linux' || characterMap.trim() === 'UTF-8' || LC_ALL === utf8Locale) return undefined
  const [language] = [LANGUAGE, LC_ALL, LC_MESSAGES, LANG].filter(
    (value) => value !== undefined && value !== '',
  )
  return { LC_ALL: utf8Locale, ...(language !== undefined && { LANGUAGE: language }) }
}

/**
 * Runs this program again if it needs another locale, which only a new process can have. Await it before anything else;
 * this process then only waits, and has opened nothing yet.
 *
 * @returns the exit code of the second run; `undefined` if this process should go on
 */
export async function runUnderUtf8Locale(): Promise<number | undefined> {
  const { platform, env, execPath, argv } = process
  if (platform !== 'linux') return undefined
  const change = utf8Change(platform, env, await characterMap())
  if (change === undefined) return undefined
  const child = spawn(execPath, argv.slice(1), { env: { ...env, ...change }, stdio: 'inherit' })
  child.once('spawn', () => {
    // Chromium repeats signals, and a second one would kill that run before it has closed down.
    process.on('SIGTERM', () => child.killed || child.kill())
    // The terminal sends these to both processes.
    for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** If there is no such program, it is guessed from the variables. */
function characterMap(): Promise<string> {
  const { LC_ALL = '', LC_CTYPE = '', LANG = '' } = process.env
  const named = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== '') ?? ''
  return new Promise((resolve) => {
    execFile('locale', ['charmap'], (error, stdout) =>
      resolve(error === null ? stdout : /utf-?8/i.test(named) ? 'UTF-8' : ''),
    )
  })
}
