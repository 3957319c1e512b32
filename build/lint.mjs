import { componentsStep, lintSteps, runSideBySide } from './support/steps.mjs'

const outcomes = await runSideBySide([...lintSteps, componentsStep])
if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1
