import { spawn } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { expect, test, onTestFinished } from 'vitest'
import { resolveRuntime } from '../../build/runtime/resolve.mjs'
import { root } from '../../build/support/root.mjs'
import { inheritedEnvironment } from '../support/electron/launch'
import { untilLogSays } from '../support/electron/log'
import { newFolder } from '../support/electron/ollim-in-test'
import { processTexts } from '../support/electron/traces'

test.runIf(process.platform === 'linux')('Ollim listens on no port of this computer', async () => {
  const home = await newFolder('home')
  const { executable } = await resolveRuntime()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Without the test tool, which would open ports to steer it.
  const child = spawn(executable, [...asRoot, root], {
    cwd: home,
    env: { ...inheritedEnvironment(), LC_ALL: 'C.UTF-8', OLLIM_HOME: home },
    stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await untilLogSays(home, 'Ollim has started')
  await expect.poll(async () => (await processTexts(home)).length).toBeGreaterThan(1)
  const sockets = await listeningSockets()
  expect(sockets.size).toBeGreaterThan(0)
  expect([...(await openSockets(home))].filter((socket) => sockets.has(socket))).toEqual([])
})

/** The inodes of all sockets of this machine that wait for somebody to connect over the network. */
async function listeningSockets(): Promise<ReadonlySet<string>> {
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')))
  const listening = '0A'
  return new Set(
    tables
      .flatMap((table) => table.split('\n').slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === listening)
      .map((columns) => columns[9] ?? ''),
  )
}

/** The inodes of the sockets that any process of an Ollim holds. */
async function openSockets(home: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')
    if (!environment.includes(`OLLIM_HOME=${home}\0`)) continue
    for (const descriptor of await readdir(`/proc/${id}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${id}/fd/${descriptor}`).catch(() => '')
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
      if (inode !== undefined) found.add(inode)
    }
  }
  return found
}
