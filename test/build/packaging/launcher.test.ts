import { spawnSync } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { launchedName, launcherName, writeLauncher } from '../../../build/packaging/launcher.mjs'
import { folderForTest } from '../../support/files/folder-for-test'

const noSandbox = `echo '[1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox!' >&2; kill -TRAP $$`

describe.runIf(process.platform === 'linux')('the launcher of an unpacked Ollim', () => {
  let folder = ''
  let launcher = ''
  beforeEach(async () => {
    folder = await folderForTest('unpacked ollim')
    launcher = path.join(folder, launcherName)
    writeLauncher(launcher)
    await program('bin/id', 'echo 1000')
    await program('bin/zenity', `printf '%s\\n' "$@" > '${folder}/box'`)
  })

  async function program(name: string, text: string): Promise<void> {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  }

  /** The system's settings are read in a folder of the test's own. */
  async function systemSays(setting: string): Promise<void> {
    const [name = '', value = ''] = setting.split('=')
    const file = path.join(folder, 'sys', name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, `${value}\n`)
    const text = await readFile(launcher, 'utf8')
    await writeFile(launcher, text.replaceAll('says /proc/sys', `says "$here"/sys`))
  }

  function start(args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) {
    const PATH = `${folder}/bin:${process.env['PATH'] ?? ''}`
    const env = { LANG: 'en_US.UTF-8', DISPLAY: ':0', ...environment, PATH }
    return spawnSync(launcher, args, { env, encoding: 'utf8' })
  }

  it.each(['user/max_user_namespaces=60000', 'kernel/apparmor_restrict_unprivileged_userns=1'])(
    'passes on every argument and the exit code with %s',
    async (setting) => {
      await systemSays(setting)
      await program(launchedName, `printf '%s|' "$@"; exit 7`)
      const { stdout, stderr, status } = start(['빨강 사진.png', '--hidden'])
      expect({ stdout, stderr, status }).toEqual({ stdout: '빨강 사진.png|--hidden|', stderr: '', status: 7 })
    },
  )

  it('is replaced by Ollim, so that signals reach it, even if the system may refuse the sandbox', async () => {
    await systemSays('kernel/apparmor_restrict_unprivileged_userns=1')
    await program(launchedName, 'echo $$')
    const { stdout, pid } = start()
    expect(stdout).toBe(`${pid}\n`)
  })

  it('starts Ollim only once as root, whom the sandbox does not concern', async () => {
    await systemSays('kernel/apparmor_restrict_unprivileged_userns=1')
    await program('bin/id', 'echo 0')
    await program(launchedName, `echo start >> '${folder}/starts'`)
    start()
    expect(await readFile(path.join(folder, 'starts'), 'utf8')).toBe('start\n')
  })

  it('does not mention the sandbox if Ollim had one and crashes later in the same way', async () => {
    await systemSays('kernel/apparmor_restrict_unprivileged_userns=1')
    await program(launchedName, '[ "$1" = --version ] || kill -TRAP $$')
    const { stderr, signal } = start(['사진.png'])
    expect({ stderr, signal }).toEqual({ stderr: '', signal: 'SIGTRAP' })
  })

  it('starts without a sandbox if the person passes --no-sandbox', async () => {
    await systemSays('kernel/apparmor_restrict_unprivileged_userns=1')
    await program(launchedName, `case " $* " in *' --no-sandbox '*) echo started ;; *) ${noSandbox} ;; esac`)
    expect(start(['--hidden', '--no-sandbox'])).toMatchObject({ stdout: 'started\n', stderr: '' })
  })

  it('prints and shows what to type if the system refuses the sandbox', async () => {
    await systemSays('kernel/apparmor_restrict_unprivileged_userns=1')
    await program(launchedName, noSandbox)
    const { stderr, status } = start()
    const helper = path.join(folder, 'chrome-sandbox')
    expect(status).toBe(2)
    expect(stderr).toContain('Ollim could not start\n')
    expect(stderr).toContain(`\n  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'\n`)
    expect(await readFile(path.join(folder, 'box'), 'utf8')).toContain(helper)
  })

  it('speaks Korean in a Korean locale', async () => {
    await systemSays('kernel/apparmor_restrict_unprivileged_userns=1')
    await program(launchedName, noSandbox)
    expect(start([], { LANG: 'ko_KR.UTF-8' }).stderr).toContain('Ollim을 시작하지 못했어요\n')
  })

  it('does not mention the sandbox if the system allows it', async () => {
    await systemSays('user/max_user_namespaces=60000')
    await program(launchedName, noSandbox)
    expect(start().stderr).not.toContain('Ollim')
  })

  it('does not mention the sandbox if its helper belongs to root', async () => {
    await systemSays('kernel/apparmor_restrict_unprivileged_userns=1')
    await program('chrome-sandbox', '')
    await chmod(path.join(folder, 'chrome-sandbox'), 0o4755)
    await program('bin/stat', 'echo 0')
    await program(launchedName, noSandbox)
    expect(start().stderr).not.toContain('Ollim')
  })
})
