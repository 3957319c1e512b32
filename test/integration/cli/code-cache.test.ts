import { execFile } from 'node:child_process'
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { folderForTest } from '../../support/files/folder-for-test'

const root = path.resolve(import.meta.dirname, '../../..')
const script = path.join(root, 'out', 'ollim.cjs')
const cache = `${script}.cache`
const manifest: unknown = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))

test('V8 accepts the code cache that was made when the command line was built', async () => {
  const [source, cachedData] = await Promise.all([readFile(script, 'utf8'), readFile(cache)])
  expect(new Script(source, { cachedData }).cachedDataRejected).toBe(false)
})

test.each([
  { what: 'a code cache of another version of V8', damage: (bytes: Buffer) => bytes.fill(0, 0, 16) },
  { what: 'half a code cache', damage: (bytes: Buffer) => bytes.subarray(0, bytes.length / 2) },
  { what: 'no code cache', damage: () => undefined },
])('the command line runs with $what', async ({ damage }) => {
  const folder = await folderForTest('code-cache')
  const out = path.join(folder, 'out')
  await mkdir(out)
  for (const item of ['package.json', 'node_modules'])
    await symlink(path.join(root, item), path.join(folder, item))
  await copyFile(path.join(root, 'out', 'ollim.js'), path.join(out, 'ollim.js'))
  await copyFile(script, path.join(out, 'ollim.cjs'))
  const damaged = damage(await readFile(cache))
  if (damaged !== undefined) await writeFile(path.join(out, 'ollim.cjs.cache'), damaged)

  const { stdout } = await promisify(execFile)(process.execPath, [path.join(out, 'ollim.js'), '--version'])
  expect(manifest).toMatchObject({ version: stdout.trim() })
})
