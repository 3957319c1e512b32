/** Lint, types and unit tests, side by side: what to run before each commit. */
import { lintSteps, runSideBySide, typesStep, unitStep } from './support/steps.mjs'

const started = performance.now()
const outcomes = await runSideBySide([unitStep, ...lintSteps, typesStep])
const failed = outcomes.filter(({ passed }) => !passed)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(
  failed.length === 0
    ? `Everything passed in ${seconds} s.`
    : `${String(failed.length)} of ${String(outcomes.length)} failed (${failed.map(({ name }) => name).join(', ')}) in ${seconds} s.`,
)
if (failed.length > 0) process.exitCode = 1
