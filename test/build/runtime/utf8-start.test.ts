import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utf8Starter } from '../../../build/runtime/utf8-start.mjs'

describe.runIf(process.platform === 'linux')('the program that starts an Electron', () => {
  let folder = ''
  let starter = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "ollim's starter "))
    const electron = path.join(folder, 'electron')
    const told = `printf '%s|' "$(locale charmap)" "$LC_ALL" "$LANGUAGE" "$PPID" "$@"`
    await writeFile(electron, `#!/bin/sh\n${told}\nexit 7\n`, { mode: 0o755 })
    starter = utf8Starter(electron, folder)
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each<[string, Record<string, string>, string]>([
    ['leaves a UTF-8 locale alone', { LANG: 'C.UTF-8' }, 'UTF-8|||'],
    ['replaces the locale C', { LC_ALL: 'C' }, 'UTF-8|C.UTF-8|C|'],
    ['sets a locale if there is none', {}, 'UTF-8|C.UTF-8||'],
    [
      'replaces a locale that is not installed, and keeps its language',
      { LANG: 'xx_YY.UTF-8' },
      'UTF-8|C.UTF-8|xx_YY.UTF-8|',
    ],
    ['keeps the preferred languages', { LC_ALL: 'POSIX', LANGUAGE: 'ko:en' }, 'UTF-8|C.UTF-8|ko:en|'],
  ])('%s', (_what, environment, expected) => {
    expect(start(environment)).toContain(expected)
  })

  it('is replaced by Electron, with the same process ID, arguments and exit code', () => {
    const answer = start({ LC_ALL: 'C' }, ['한글 이름.png', '--flag', '$HOME "quoted"'])
    expect(answer).toBe(`UTF-8|C.UTF-8|C|${String(process.pid)}|한글 이름.png|--flag|$HOME "quoted"|exit 7`)
  })

  it('is created only once', async () => {
    expect(utf8Starter(path.join(folder, 'electron'), folder)).toBe(starter)
    await expect(readdir(folder)).resolves.toEqual(['electron', 'electron-utf8'])
  })

  /** What the program said, with its exit code. */
  function start(env: Record<string, string>, args: readonly string[] = []): string {
    const { stdout, status } = spawnSync(starter, [...args], {
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
    })
    return `${stdout}exit ${String(status)}`
  }
})
