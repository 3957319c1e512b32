import { execFile } from 'node:child_process'
import { runAgain } from './run-again'
import type { Environment } from '../../core/settings/environment-variables'

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
  const { LC_ALL = '', LC_CTYPE = '', LANG = '' } = process.env
  const named = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== '') ?? ''
  return new Promise((resolve) => {
    execFile('locale', ['charmap'], (error, stdout) =>
      resolve(error === null ? stdout : /utf-?8/i.test(named) ? 'UTF-8' : ''),
    )
  })
}
