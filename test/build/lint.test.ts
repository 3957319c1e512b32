import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../build/support/root.mjs'

it('lint rules are disabled only in .oxlintrc.jsonc, with a reason', () => {
  const switchedOff = /\b(?:es|ox)lint-disable\b/
  const sources = ['electron', 'renderer', 'build', 'test'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:[cm]?js|tsx?)$/.test(file))
      .map((file) => path.join(folder, file)),
  )
  expect(sources.length).toBeGreaterThan(1000)
  const offenders = sources.filter((file) => switchedOff.test(fs.readFileSync(path.join(root, file), 'utf8')))
  expect(offenders).toEqual([])
})
