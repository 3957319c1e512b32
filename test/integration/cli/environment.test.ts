import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { makeNoise } from '../../support/images/images'
import { environmentOf, runOllim } from './ollim'

it('starts the converter without the secrets of its own environment', async () => {
  const cwd = await mkdtemp(path.join(tmpdir(), 'ollim-cli-'))
  onTestFinished(() => rm(cwd, { recursive: true }))
  await writeFile(path.join(cwd, 'large.png'), await makeNoise('png', 200, 150))
  const watcher = path.join(cwd, 'watcher.cjs')
  const noted = path.join(cwd, 'noted')
  // Every process of Node runs this first, and notes which secrets it has.
  await writeFile(
    watcher,
    `const secrets = Object.keys(process.env).filter((name) => /^OLLIM_S(ECRET|ESSION)/.test(name))
     const line = [require('node:path').basename(process.argv[1]), ...secrets].join(' ')
     require('node:fs').appendFileSync(${JSON.stringify(noted)}, line + '\\n')`,
  )
  const env = { ...environmentOf(inject('publicStore')), NODE_OPTIONS: `--require=${watcher}` }
  expect(await runOllim(['upload', '--width', '100', 'large.png'], { env, cwd })).toMatchObject({ code: 0 })
  expect(await readFile(noted, 'utf8')).toBe('ollim.js OLLIM_SECRET_ACCESS_KEY\nconverter-worker.js\n')
})
