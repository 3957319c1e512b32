import { createWords } from '../../../electron/adapters/words/words'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import type { CommandNeeds } from '../../../electron/cli/commands/command-context'
import type { KnownDestination } from '../../../electron/cli/work/known-destination'
import type { AppWork } from '../../../electron/cli/work/settings-work'
import { runCommand } from '../../../electron/cli/commands/run-command'
import { emptySettings, type StoredSettings } from '../../../electron/core/settings/stored-settings'
import { noConversion } from '../../../electron/shared/uploads/conversion'
import { failure, type Failure } from '../../../electron/shared/failures/failure'
import { problem, success, type Result } from '../../../electron/shared/result'
import { sampleTarget } from '../../support/sample-target'

/** The environment of a script that brings its own destination. */
export const complete = {
  OLLIM_BUCKET: 'photos',
  OLLIM_REGION: 'us-east-1',
  OLLIM_ACCESS_KEY_ID: 'AKIA',
  OLLIM_SECRET_ACCESS_KEY: 'secret',
}

/** What is known of a running app that was started with the variables of a destination. */
export const startedInContainer: readonly KnownDestination[] = [
  {
    destination: sampleTarget({
      id: 'environment',
      name: 'container',
      provider: 'aws',
      endpoint: '',
      bucket: 'container',
      region: 'eu-west-1',
      keyTemplate: '{name}.{ext}',
    }),
    ...{ accessKeyIdEnd: 'MPLE', expiresAt: 0, isDefault: true, isFromEnvironment: true },
  },
]

const file = '/home/sora/settings.json'
const unreadable = {
  'settings-newer': { kind: 'settings-newer' },
  'settings-damaged': { kind: 'settings-damaged', file },
  'settings-unreadable': { kind: 'settings-unreadable', file, code: 'EACCES' },
} as const

/** Runs a command whose work has the given results, and collects its output. */
export async function run(
  args: readonly string[],
  work: Partial<AppWork> = {},
  {
    env = complete,
    isTerminal = false,
    signal = new AbortController().signal,
    borrower = () => undefined,
    saved = emptySettings,
    running,
    files = {},
    history = success(undefined),
    typed = [],
    outputTrouble = '',
    input = problem(failure('disk-full')),
  }: {
    env?: Record<string, string>
    isTerminal?: boolean
    signal?: AbortSignal
    borrower?: (name: string | undefined) => StoreTarget | undefined
    /** Also why they cannot be read. */
    saved?: StoredSettings | keyof typeof unreadable
    /** The destinations of the running app; absent if none is running. */
    running?: readonly KnownDestination[]
    history?: Awaited<ReturnType<CommandNeeds['savedHistory']>>
    /** What there is to read, by name; what is written goes there too. */
    files?: Record<string, string>
    /** What the person answers, one question after the other. */
    typed?: readonly string[]
    /** The system's code of what keeps the standard output from taking everything. */
    outputTrouble?: string
    /** What came through the standard input. */
    input?: Result<string, Failure>
  } = {},
) {
  const workers: string[] = []
  const said = {
    stdout: '',
    maxUnread: 0,
    stderr: '',
    disposed: 0,
    removesMetadata: false,
    conversion: noConversion,
  }
  let unread = 0
  const answers = [...typed]
  const open = (worker: string): AppWork => {
    workers.push(worker)
    return {
      upload: async () => success([]),
      check: async () => problem({ kind: 'no-destination' }),
      beginSession: async () => success(undefined),
      importText: async () => problem({ kind: 'app-missing' }),
      exportDestinations: async () => problem({ kind: 'app-missing' }),
      ...work,
    }
  }
  const code = await runCommand(
    args,
    {
      stdout: {
        write(text) {
          said.stdout += text
          unread += text.length
          said.maxUnread = Math.max(said.maxUnread, unread)
        },
        async finished() {
          unread = 0
          return outputTrouble
        },
      },
      stderr: { write: (text) => (said.stderr += text) },
      env,
      cwd: '/pictures',
      isTerminal,
      signal,
      readText: async (file) => {
        const text = files[file]
        return text === undefined
          ? problem(failure('file-unreadable', { name: file, reason: 'document' }))
          : success(text)
      },
      isThere: async (file) => file in files,
      writeText: async (file, text) => {
        let written = ''
        if (typeof text === 'string') written = text
        else for await (const piece of text) written += piece
        files[file] = written
        return success(null)
      },
      keepInput: async () => input,
      canAsk: typed.length > 0,
      askHidden: async (question) => {
        said.stderr += question
        return answers.shift()
      },
    },
    {
      version: () => '1.2.3',
      words: (language) => createWords(language).translate,
      savedSettings: async () => (typeof saved === 'string' ? problem(unreadable[saved]) : success(saved)),
      runningDestinations: async () => running,
      savedBorrower: async (name) => borrower(name),
      savedHistory: async () => history,
      now: () => Date.UTC(2026, 10, 24),
      ownWork: ({ name }, { removesMetadata, conversion }) => {
        Object.assign(said, { removesMetadata, conversion })
        return { ...open(`own: ${name}`), dispose: async () => void (said.disposed += 1) }
      },
      appWork: () => open('app'),
    },
  )
  return { ...said, workers, code }
}
