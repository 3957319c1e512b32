/**
 * Tells the person, beside what a script prints for other programs.
 * @param {string} line
 */
export function say(line) {
  console.error(line)
}

/**
 * Runs a script to its end; what goes wrong is a sentence and exit code 1, not a stack.
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
