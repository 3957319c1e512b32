import { execFile } from 'node:child_process'
import { runAgain } from './run-again'
import { hasUtf8Locale, localeOf, type Environment } from '../../shared/app/environment'

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
  environment: Environment,
  characterMap: string,
): Environment | undefined {
  const { LC_ALL, LANGUAGE = '' } = environment
  if (platform !== 'linux' || characterMap.trim() === 'UTF-8' || LC_ALL === utf8Locale) return undefined
  const language = LANGUAGE || localeOf(environment, 'LC_MESSAGES')
  return { LC_ALL: utf8Locale, ...(language !== '' && { LANGUAGE: language }) }
}

/**
 * Runs this program again if it needs another locale.
 *
 * @returns as `runAgain`
 */
export async function runUnderUtf8Locale(): Promise<number | undefined> {
  const { platform, env, argv } = process
  if (platform !== 'linux') return undefined
  const change = utf8Change(platform, env, await characterMap())
  if (change === undefined) return undefined
  return runAgain({ args: argv.slice(1), env: { ...env, ...change } })
}

/** If there is no such program, it is guessed from the variables. */
function characterMap(): Promise<string> {
  return new Promise((resolve) => {
    execFile('locale', ['charmap'], (error, stdout) =>
      resolve(error === null ? stdout : hasUtf8Locale(process.env) ? 'UTF-8' : ''),
    )
  })
}
