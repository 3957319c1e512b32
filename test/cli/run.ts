import { createWords } from '../../electron/adapters/words/words'
import type { StoreTarget } from '../../electron/core/store-ports'
import { runCommand, type OpenWork } from '../../electron/cli/run-command'
import { problem, success } from '../../electron/shared/result'

/** The environment of a script that brings its own destination. */
export const complete = {
  OLLIM_BUCKET: 'photos',
  OLLIM_REGION: 'us-east-1',
  OLLIM_ACCESS_KEY_ID: 'AKIA',
  OLLIM_SECRET_ACCESS_KEY: 'secret',
}

/** Runs a command whose work ends as told, and gathers what it says. */
export async function run(
  args: readonly string[],
  work: Partial<OpenWork> = {},
  {
    env = complete,
    isTerminal = false,
    signal = new AbortController().signal,
    borrower = () => undefined,
  }: {
    env?: Record<string, string>
    isTerminal?: boolean
    signal?: AbortSignal
    borrower?: (name: string | undefined) => StoreTarget | undefined
  } = {},
) {
  const workers: string[] = []
  const said = { stdout: '', stderr: '', disposed: 0 }
  const open = (worker: string): OpenWork => {
    workers.push(worker)
    return {
      upload: async () => success([]),
      check: async () => problem({ kind: 'no-destination' }),
      dispose: async () => void (said.disposed += 1),
      ...work,
    }
  }
  const code = await runCommand(
    args,
    {
      stdout: { write: (text) => (said.stdout += text) },
      stderr: { write: (text) => (said.stderr += text) },
      env,
      cwd: '/pictures',
      isTerminal,
      signal,
    },
    {
      version: () => '1.2.3',
      words: (language) => createWords(language).translate,
      savedBorrower: async (name) => borrower(name),
      ownWork: ({ name }) => open(`own: ${name}`),
      appWork: () => open('app'),
    },
  )
  return { ...said, workers, code }
}
