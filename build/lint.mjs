import { lintSteps, runSideBySide } from './support/steps.mjs'

const [eslint, ...quick] = lintSteps
const outcomes = await runSideBySide([eslint === undefined ? [] : [eslint], quick])
if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1
