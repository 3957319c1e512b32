/**
 * Prints a line for the person, apart from the output that other programs read.
 * @param {string} line
 */
export function say(line) {
  console.error(line)
}

/**
 * Runs a script to its end; an error becomes one sentence and exit code 1 instead of a stack trace.
 * @param {() => Promise<void>} script
 */
export async function main(script) {
  try {
    await script()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
