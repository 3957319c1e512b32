import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import type { Readable } from 'node:stream'

/** How a command line ended, and everything it said. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The built command line. */
export const program = path.resolve(import.meta.dirname, '../../../out/ollim.js')

/** Runs the built command line in plain Node, with nothing of this process's environment that it reads. */
export function startOllim(
  args: readonly string[],
  { env, cwd }: { readonly env: Readonly<Record<string, string>>; readonly cwd: string },
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, OLLIM_HOME: path.join(cwd, 'home'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A command line that hangs is a failed test, not one that never ends.
    timeout: 50_000,
    killSignal: 'SIGKILL',
  })
  return { child, ended: gather(child) }
}

async function gather(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  await once(child, 'close')
  return { code: child.exitCode, stdout, stderr }
}

/**
 * Runs a line of a shell in which `$OLLIM` is the command line, for what only a shell can lead elsewhere.
 * Output on streams that are not redirected is collected.
 */
export async function runInShell(line: string, cwd: string): Promise<Ended> {
  const OLLIM = [process.execPath, program].map((word) => `'${word}'`).join(' ')
  const child = spawn('bash', ['-c', line.replaceAll('$OLLIM', OLLIM)], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, OLLIM_HOME: path.join(cwd, 'home') },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 50_000,
    killSignal: 'SIGKILL',
  })
  return gather(child)
}

/** Runs it on a terminal of its own, where a person presses keys, such as `\n`, at its one question. */
export async function typeToOllim(
  args: readonly string[],
  { env, cwd }: { readonly env: Readonly<Record<string, string>>; readonly cwd: string },
  { question, keys }: { readonly question: string; readonly keys: string },
): Promise<{ readonly code: number | null; readonly screen: string }> {
  const command = [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ')
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, OLLIM_HOME: path.join(cwd, 'home'), ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: 50_000,
    killSignal: 'SIGKILL',
  })
  let screen = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const isAsked = !screen.includes(question) && `${screen}${text}`.includes(question)
    screen += text
    if (isAsked) child.stdin.write(keys)
  })
  await once(child, 'close')
  return { code: child.exitCode, screen }
}

export function runOllim(...command: Parameters<typeof startOllim>): Promise<Ended> {
  return startOllim(...command).ended
}

/** Parts of a store that the environment names. */
export interface StoreFacts {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The environment that makes a store the destination, with keys that no other test has. */
export function environmentOf(store: StoreFacts): Record<string, string> {
  return {
    OLLIM_ENDPOINT: store.endpoint,
    OLLIM_REGION: store.region,
    OLLIM_BUCKET: store.bucket,
    OLLIM_ACCESS_KEY_ID: store.accessKeyId,
    OLLIM_SECRET_ACCESS_KEY: store.secretAccessKey,
    OLLIM_KEY_TEMPLATE: `${randomUUID()}/{name}.{ext}`,
  }
}
