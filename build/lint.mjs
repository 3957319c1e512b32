/** Every lint step, side by side. */
import { lintSteps, runSideBySide } from './support/steps.mjs'

const outcomes = await runSideBySide(lintSteps)
if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1
