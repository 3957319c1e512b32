import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { appEnvironment, startApp, type StartFacts } from '../../../electron/cli/handover/start-app'
import { problem } from '../../../electron/shared/result'
import { folderForTest } from '../../support/files/folder-for-test'

describe('starting the app for a command', () => {
  let folder: string
  let facts: StartFacts

  beforeEach(async () => {
    folder = await folderForTest('start')
    facts = {
      env: { PATH: process.env['PATH'] },
      platform: 'linux',
      isRoot: false,
      programFolder: folder,
      ownApp: undefined,
    }
  })

  /** A program that writes down how it was started. */
  async function makeApp(name = 'app', code = 0): Promise<string> {
    const program = path.join(folder, name)
    await writeFile(
      program,
      `#!/bin/sh\necho "$@" > '${program}.part'; mv '${program}.part' '${program}.args'; exit ${code}\n`,
    )
    await chmod(program, 0o755)
    return program
  }

  const argumentsOf = (program: string) =>
    expect.poll(() => readFile(`${program}.args`, 'utf8').catch(() => ''))

  it('starts the program in OLLIM_APP, hidden', async () => {
    const app = await makeApp()
    const started = await startApp({ ...facts, env: { ...facts.env, OLLIM_APP: app } })
    await argumentsOf(app).toBe('--hidden\n')
    expect(started.ok && started.value.hasFailed()).toBe(false)
  })

  it('runs without Chromium’s sandbox only as root on Linux', async () => {
    const ownApp = { file: await makeApp(), args: ['/src'] }
    await startApp({ ...facts, ownApp, isRoot: true })
    await argumentsOf(ownApp.file).toBe('--no-sandbox /src --hidden\n')
    await startApp({ ...facts, ownApp, isRoot: true, platform: 'darwin' })
    await argumentsOf(ownApp.file).toBe('/src --hidden\n')
  })

  it('uses a checkout’s Electron', async () => {
    const app = await makeApp('electron app')
    await mkdir(path.join(folder, 'build'))
    await writeFile(path.join(folder, 'build/electron-runtime.mjs'), `console.log(${JSON.stringify(app)})`)
    await startApp(facts)
    await argumentsOf(app).toBe(`${folder} --hidden\n`)
  })

  it('reports that no app was found', async () => {
    expect(await startApp(facts)).toEqual(problem({ kind: 'app-missing' }))
  })

  it.each([
    { what: 'that ends with an error', code: 1 },
    { what: 'that is not there', code: undefined },
  ])('notices an app $what', async ({ code }) => {
    const app = code === undefined ? path.join(folder, 'nothing') : await makeApp('broken', code)
    const started = await startApp({ ...facts, env: { ...facts.env, OLLIM_APP: app } })
    await expect.poll(() => started.ok && started.value.hasFailed()).toBe(true)
  })
})

/** All variables: the help names each of them. */
const variables = [
  ...new Set(
    createWords('en')
      .translate('cli.help')
      .match(/OLLIM_[A-Z_]+/g),
  ),
]
const ofTheApp = ['OLLIM_HOME', 'OLLIM_CA_FILE']

describe('the environment of a started app', () => {
  it.each(variables.filter((name) => !ofTheApp.includes(name)))('does not have %s', (name) => {
    expect(appEnvironment({ [name]: 'of one command', LANG: 'C.UTF-8' }, 'linux')).toEqual({
      LANG: 'C.UTF-8',
    })
  })

  it('has no variables of this command’s destination', () => {
    const env = {
      ...{ HOME: '/home/me', LANG: 'ko_KR.UTF-8', OLLIM_HOME: '/elsewhere', OLLIM_CA_FILE: '/ca.pem' },
      ...{
        OLLIM_BUCKET: 'b',
        OLLIM_SECRET_ACCESS_KEY: 's',
        OLLIM_SESSION_TOKEN: 't',
        ELECTRON_RUN_AS_NODE: '1',
      },
    }
    expect(appEnvironment(env, 'linux')).toEqual({
      ...{ HOME: '/home/me', LANG: 'ko_KR.UTF-8', OLLIM_HOME: '/elsewhere', OLLIM_CA_FILE: '/ca.pem' },
    })
  })

  it.each([
    { env: {}, platform: 'linux', locale: 'C.UTF-8' },
    { env: { LANG: 'C' }, platform: 'linux', locale: 'C.UTF-8' },
    { env: { LANG: 'ko_KR.UTF-8', LC_ALL: 'POSIX' }, platform: 'linux', locale: 'C.UTF-8' },
    { env: { LANG: 'ko_KR.utf8' }, platform: 'linux', locale: undefined },
    { env: { LC_CTYPE: 'C.UTF-8', LANG: 'C' }, platform: 'linux', locale: undefined },
    { env: {}, platform: 'darwin', locale: undefined },
    { env: {}, platform: 'win32', locale: undefined },
  ] as const)('keeps Hangul file names with $env on $platform', ({ env, platform, locale }) => {
    expect(appEnvironment(env, platform)['LC_ALL']).toBe(locale)
  })
})
