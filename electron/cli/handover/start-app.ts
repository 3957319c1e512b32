import { execFile, spawn } from 'node:child_process'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { hasUtf8Locale, type Environment } from '../../shared/app/environment'
import { problem, success, type Result } from '../../shared/result'
import type { Refusal } from '../work/work'

/** The started app, which keeps running when the command line ends. */
export interface StartedApp {
  /** Whether it has exited with an error instead of coming up. */
  hasFailed(): boolean
}

export interface StartFacts {
  readonly env: Environment
  readonly platform: NodeJS.Platform
  readonly isRoot: boolean
  /** The folder that contains `out`: a checkout's root, or one inside the packaged app. */
  readonly programFolder: string
  /** The Electron in which this process itself runs; `undefined` in plain Node. */
  readonly ownApp: AppProgram | undefined
}

export interface AppProgram {
  readonly file: string
  /** The arguments with which the executable finds the app. */
  readonly args: readonly string[]
}

/** Starts the app in the tray, without a window. */
export async function startApp(facts: StartFacts): Promise<Result<StartedApp, Refusal>> {
  const program = await findApp(facts)
  if (program === undefined) return problem({ kind: 'app-missing' })
  // As root, Chromium does not start without this switch; nobody else may run without its sandbox.
  const asRoot = facts.isRoot && facts.platform === 'linux' ? ['--no-sandbox'] : []
  const child = spawn(program.file, [...asRoot, ...program.args, '--hidden'], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
    env: appEnvironment(facts.env, facts.platform),
  })
  let failed = false
  child.once('error', () => (failed = true))
  // An app that found another one already running exits without an error.
  child.once('exit', (code) => (failed = code !== 0))
  child.unref()
  return success({ hasFailed: () => failed })
}

/** `OLLIM_APP` names the executable; otherwise it is this process's own, or a checkout's. */
async function findApp({ env, programFolder, ownApp }: StartFacts): Promise<AppProgram | undefined> {
  const { OLLIM_APP = '' } = env
  if (OLLIM_APP !== '') return { file: OLLIM_APP, args: [] }
  if (ownApp !== undefined) return ownApp
  const script = path.join(programFolder, 'build', 'electron-runtime.mjs')
  try {
    await access(script)
    const running = promisify(execFile)(process.execPath, [script])
    running.child.stderr?.pipe(process.stderr)
    const { stdout } = await running
    return { file: stdout.trim(), args: [programFolder] }
  } catch {
    return undefined
  }
}

/** Variables for this one command, not for an app that keeps running. */
const commandVariables: readonly string[] = [
  'OLLIM_ENDPOINT',
  'OLLIM_BUCKET',
  'OLLIM_REGION',
  'OLLIM_ACCESS_KEY_ID',
  'OLLIM_SECRET_ACCESS_KEY',
  'OLLIM_SESSION_TOKEN',
  'OLLIM_KEY_TEMPLATE',
  'OLLIM_PUBLIC_URL',
  'OLLIM_PATH_STYLE',
  'OLLIM_LINK_LIFE',
  'OLLIM_ACL',
  'OLLIM_REMOVE_METADATA',
  'OLLIM_MFA_CODE',
  'OLLIM_PASSPHRASE',
  // Set in some editors' terminals, it would make plain Node of any Electron.
  'ELECTRON_RUN_AS_NODE',
]

/** On Linux, always with a UTF-8 locale. */
export function appEnvironment(env: Environment, platform: NodeJS.Platform): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !commandVariables.includes(name)))
  return platform === 'linux' && !hasUtf8Locale(env) ? { ...kept, LC_ALL: 'C.UTF-8' } : kept
}
