import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { progressTeller } from './progress.mjs'

/**
 * Timeouts: for a host's first answer, so that a blocked host is reported within seconds, and for a download that
 * has stalled.
 */
const patience = { firstByteMilliseconds: 5_000, stallMilliseconds: 30_000 }

/**
 * Downloads a file; throws with the reason if that fails, and never hangs.
 * @param {string} url
 * @param {string} file where to put it
 * @param {string} what its name in messages
 * @param {(line: string) => void} say reports progress
 */
export async function download(
  url,
  file,
  what,
  say,
  { firstByteMilliseconds, stallMilliseconds } = patience,
) {
  const stop = new AbortController()
  const giveUp = (/** @type {string} */ why) => () => stop.abort(new Error(why))
  let watchdog = setTimeout(giveUp(`${new URL(url).host} did not answer`), firstByteMilliseconds)
  try {
    const response = await fetch(url, { signal: stop.signal })
    if (!response.ok || response.body === null) {
      throw new Error(`${new URL(url).host} answered ${String(response.status)}`)
    }
    const tell = progressTeller(what, Number(response.headers.get('content-length') ?? 0), say)
    const body = response.body
    let bytes = 0
    fs.mkdirSync(path.dirname(file), { recursive: true })
    await pipeline(async function* () {
      for await (const chunk of body) {
        clearTimeout(watchdog)
        watchdog = setTimeout(giveUp('the download stood still'), stallMilliseconds)
        bytes += chunk.length
        tell(bytes)
        yield chunk
      }
    }, fs.createWriteStream(file))
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error })
  } finally {
    clearTimeout(watchdog)
  }
}

/**
 * `fetch failed` explains nothing; its cause does.
 * @param {unknown} error
 * @returns {string}
 */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
