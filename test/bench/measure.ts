import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** A folder for the measurement's files. */
  readonly folder: string
}

/** The measurements of a process, from its start to its end. */
export interface Measured {
  readonly seconds: number
  /** Processor time, in user and system mode, including all children. NaN without GNU time. */
  readonly processorSeconds: number
  /** The largest resident set of the process or one of its children. NaN without GNU time. */
  readonly peakBytes: number
  readonly stdout: string
}

/** A whole process as a contender's sample: only the process itself knows when its first request was sent. */
export function asSample({ seconds, processorSeconds, peakBytes }: Measured) {
  return { seconds, runningSeconds: NaN, processorSeconds, peakBytes }
}

/** GNU time asks the kernel (wait4), which knows the peak of ended processes. */
const timer = '/usr/bin/time'

/** Whether memory can be measured. */
export const hasTimer = existsSync(timer)

/** Runs a program to its end; throws with its output if it failed. */
export async function measure({ program, args, env, folder }: Command): Promise<Measured> {
  const report = path.join(folder, 'time.txt')
  const whole = hasTimer
    ? [timer, '--output', report, '--format', '%M %U %S', program, ...args]
    : [program, ...args]
  const started = performance.now()
  const { code, stdout, stderr } = await run(whole, env)
  const seconds = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${lastLines(stderr || stdout)}`)
  const text = hasTimer ? await readFile(report, 'utf8') : ''
  const [kibibytes = NaN, user = NaN, system = NaN] = text.trim().split(' ').map(Number)
  return { seconds, processorSeconds: user + system, peakBytes: kibibytes * 1024, stdout }
}

function run(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-5).join('\n')
}
