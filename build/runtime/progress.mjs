const megabyte = 1_000_000

/**
 * Reports a download's progress after every tenth.
 * @param {string} what
 * @param {number} totalBytes 0 when not known: then it reports every 20 MB
 * @param {(line: string) => void} say
 * @returns {(bytes: number) => void} takes the number of bytes received so far
 */
export function progressTeller(what, totalBytes, say) {
  const step = totalBytes > 0 ? totalBytes / 10 : 20 * megabyte
  const total = totalBytes > 0 ? ` of ${inMegabytes(totalBytes)}` : ''
  let next = step
  return (bytes) => {
    if (bytes < next) return
    next = (Math.floor(bytes / step) + 1) * step
    say(`Fetching ${what}: ${inMegabytes(bytes)}${total} MB`)
  }
}

/** @param {number} bytes */
function inMegabytes(bytes) {
  return String(Math.round(bytes / megabyte))
}
