import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../build/support/root.mjs'
import { oneOllim } from '../support/electron/ollim-in-test'

const ollim = oneOllim(() => ({}))

test('Electron takes what it compiled when the app was built', async () => {
  const isRejected = await ollim().app.evaluate(
    (_electron, script) => {
      const { readFileSync } = process.getBuiltinModule('node:fs')
      const { Script } = process.getBuiltinModule('node:vm')
      const cachedData = readFileSync(`${script}.cache`)
      return new Script(readFileSync(script, 'utf8'), { cachedData }).cachedDataRejected
    },
    path.join(root, 'out', 'app.cjs'),
  )
  expect(isRejected).toBe(false)
})
