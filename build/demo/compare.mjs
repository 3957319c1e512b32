import fs from 'node:fs'

const answerMilliseconds = 10_000

/**
 * Fetches a link as a browser would and compares it with the file.
 * @param {string} url
 * @param {string} file
 * @returns {Promise<string | undefined>} what is wrong; `undefined` when every byte is the same
 */
export async function differenceBetween(url, file) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(answerMilliseconds) })
    if (!response.ok) return `the link answers ${String(response.status)}`
    const there = Buffer.from(await response.arrayBuffer())
    const here = await fs.promises.readFile(file)
    if (there.equals(here)) return undefined
    return `the link gives ${String(there.length)} bytes that are not the ${String(here.length)} of the file`
  } catch (error) {
    return `the link cannot be fetched: ${error instanceof Error ? error.message : String(error)}`
  }
}
