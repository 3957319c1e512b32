/**
 * Composition root of the command line, for plain Node; the packaged app also loads it when it is started with a
 * command, and then opens no window.
 */
import { readFileSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { createCredentialsLender } from '../adapters/aws-config/lender'
import { systemClock, systemIds } from '../adapters/clock'
import { createFiles } from '../adapters/files/files'
import { readPipeName } from '../adapters/files/pipe-name'
import { createSpool } from '../adapters/files/spool'
import { readTextFile, writePrivateFile } from '../adapters/files/text-files'
import { workingFolder } from '../adapters/files/working-folder'
import { startChild, startOwnProgram } from '../adapters/images/workers/child-process'
import { Converter } from '../adapters/images/converter/converter'
import { createMetadataRemover } from '../adapters/images/metadata/remover'
import { createImageSniffer } from '../adapters/images/sniffer/sniffer'
import { noSystemProxy } from '../adapters/s3/connection/no-system-proxy'
import { createObjectStores } from '../adapters/s3/object-store'
import { createImageFetcher } from '../adapters/web/image-fetcher'
import { createPublicWeb } from '../adapters/web/public-web'
import { createWords } from '../adapters/words/words'
import { BorrowedCredentials } from '../core/credentials/borrowed-credentials'
import type { Log } from '../core/ports/log'
import type { StoreTarget } from '../core/ports/object-store'
import { Engine } from '../core/uploads/engine'
import type { EnginePorts } from '../core/uploads/engine-ports'
import { longestFile } from '../shared/destinations/paste'
import { withdrawSecrets } from '../core/settings/withdraw-secrets'
import { success } from '../shared/result'
import { parallelUploadsRange } from '../shared/app/settings'
import { ownArguments } from '../shared/app/own-arguments'
import { startedFile } from '../shared/app/started-file'
import { standardInput } from './command'
import { commandIn } from './command-in'
import { converterSwitch } from './converter-switch'
import { createEngineWork } from './work/engine-work'
import { type HandoverAddress, handoverAddress } from './handover/handover-address'
import { createHandoverWork } from './handover/handover-client'
import { runningDestinations } from './handover/running-destinations'
import { ollimHome } from './home'
import { createMemoryRecords } from './work/memory-records'
import type { CommandIo, OwnChoices, OwnWork } from './commands/command-context'
import { runCommand } from './commands/run-command'
import { savedBorrower } from './work/saved-borrower'
import { readSavedSettings } from './work/saved-settings'
import { removeScratch } from './scratch-folder'
import { StandardOutput } from './terminal/standard-output'
import { startApp } from './handover/start-app'
import { readDescriptor } from './terminal/read-descriptor'
import { HiddenPrompt } from './terminal/hidden-prompt'
import { keepInput, readAll } from './terminal/standard-input'

const { platform } = process
/** As it was at the start: the process's own loses its secrets. */
const env = { ...process.env }
const isApp = Object.hasOwn(process.versions, 'electron')
const isCheckout = isApp && process.defaultApp
/** The folder that contains `out`, where this file is built to. */
const programFolder = fileURLToPath(new URL('..', import.meta.url))

const home = ollimHome(env, platform, homedir())

/** A temporary folder for this process only; created once something is stored in it. */
const scratch = path.join(tmpdir(), `ollim-${systemIds.uuid()}`)

/** Whatever deserves a message is written to stderr. */
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Runs the command line and sets the exit code of the process. */
export async function runCommandLine(): Promise<void> {
  withdrawSecrets(process.env)
  const args = isApp ? (commandIn(ownArguments(process.argv, isCheckout)) ?? []) : process.argv.slice(2)
  const code = await runCommand(args, commandIo(interruption()), {
    version: readVersion,
    words: (language) => createWords(language).translate,
    savedSettings: () => readSavedSettings(home),
    runningDestinations: async () => runningDestinations(await addressOfApp()),
    savedBorrower: (name) => savedBorrower(home, name, env['OLLIM_CA_FILE'] ?? ''),
    savedHistory: async () => {
      const { openSavedHistory } = await import('../adapters/database/file/saved-history')
      return openSavedHistory(path.join(home, 'ollim.sqlite'), quiet)
    },
    now: () => systemClock.now(),
    ownWork,
    appWork,
  })
  removeScratch(scratch)
  process.exitCode = code
  if (isApp) {
    // Electron would go on to open a window, so exit, but only once stderr is written.
    await new Promise((resolve) => process.stderr.write('', resolve))
    process.exit(code)
  }
}

/** Aborts when the person interrupts the command; a second interruption ends it at once. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        removeScratch(scratch)
        process.exit(130)
      }
      controller.abort()
    })
  }
  return controller.signal
}

function commandIo(signal: AbortSignal): CommandIo {
  const { stdin, stdout, stderr } = process
  // If nobody reads stderr, there is nowhere to report that.
  stderr.on('error', () => undefined)
  // On Windows, Electron replaces the input by one that has already ended (lib/common/init.ts).
  const input = isApp && platform === 'win32' ? readDescriptor(0) : stdin
  const prompt = new HiddenPrompt({ input, output: stderr })
  return {
    stdout: new StandardOutput(stdout, stdout.fd),
    stderr,
    env,
    cwd: workingFolder(),
    isTerminal: stderr.isTTY,
    signal,
    readText: (file) =>
      file === standardInput ? readAll(input, signal) : readTextFile(file, longestFile + 1),
    isThere: (file) =>
      lstat(file).then(
        () => true,
        () => false,
      ),
    writeText: (file, text) => writePrivateFile(file, text, 'keep'),
    keepInput: () => keepInput(input, scratch, signal),
    canAsk: stdin.isTTY,
    askHidden: (question) => prompt.ask(question),
  }
}

function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return z.object({ version: z.string() }).parse(content).version
}

/** The work of this process alone, without the app. */
function ownWork(target: StoreTarget, choices: OwnChoices): OwnWork {
  const loans = new BorrowedCredentials({
    lender: createCredentialsLender({ env, home: homedir() }, noSystemProxy),
    clock: systemClock,
    redactSecret: () => undefined,
    onChange: () => undefined,
  })
  const stores = createObjectStores({ log: quiet, loans })
  // A spool of its own, because the app's belongs to the app.
  const spool = createSpool(scratch)
  const converter = new Converter({
    copies: spool,
    workerFile: path.join(programFolder, 'out', 'converter-worker.js'),
    startProcess: isApp ? startOwnProgram(converterArguments()) : startChild,
    log: quiet,
  })
  const sniffer = createImageSniffer()
  const engine = ownEngine({ target, choices, stores, sniffer, spool, converter })
  const background: Promise<void>[] = []
  const work = createEngineWork({
    onBackgroundWork: (one) => background.push(one),
    engine,
    stores,
    web: createPublicWeb(),
    fetcher: createImageFetcher({ spool, sniffer, proxyOf: noSystemProxy }),
    spool,
    clock: systemClock,
    ids: systemIds,
    destinations: () => ({ destinations: [target], defaultDestinationId: target.id }),
    targetOf: () => success(target),
    loans,
  })
  return {
    ...work,
    // This engine does not outlive the command, so it needs no copy of a file that the command deletes at its end.
    upload: (order) => work.upload({ ...order, temporary: [] }),
    dispose: async () => {
      await Promise.all([engine.leftovers.finish(), ...background])
      await engine.dispose()
      converter.dispose()
    },
  }
}

interface OwnEngineNeeds extends Pick<EnginePorts, 'stores' | 'sniffer' | 'converter'> {
  readonly target: StoreTarget
  readonly choices: OwnChoices
  readonly spool: ReturnType<typeof createSpool>
}

/** An engine that remembers nothing: this process knows nothing of earlier runs, and no later one continues it. */
function ownEngine({ target, choices, spool, ...ports }: OwnEngineNeeds): Engine {
  return new Engine(
    {
      ...ports,
      ...createMemoryRecords(),
      files: createFiles(),
      spool,
      metadata: createMetadataRemover(spool),
      clock: systemClock,
      ids: systemIds,
    },
    {
      targetOf: () => success(target),
      parallelUploads: () => parallelUploadsRange.default,
      onTakenKey: () => 'suffix',
      bytesPerSecondLimit: () => 0,
      reuseEarlierLinks: () => false,
      removesMetadata: () => choices.removesMetadata,
      conversion: () => choices.conversion,
      onDestinationTrouble: 'fail',
      onQueueChange: () => undefined,
      onHistoryChange: () => undefined,
      onBatchFinished: () => undefined,
    },
  )
}

function converterArguments(): readonly string[] {
  const sandbox = process.argv.filter((argument) => argument === '--no-sandbox')
  return [...(isCheckout ? [programFolder] : []), ...sandbox, converterSwitch]
}

/** Where the running app takes orders; `undefined` while it is unknown. */
async function addressOfApp(): Promise<HandoverAddress | undefined> {
  const pipeName = platform === 'win32' ? await readPipeName(home) : ''
  if (pipeName === undefined) return undefined
  const userId = process.getuid?.() ?? 0
  return handoverAddress({ home, platform, env, temporaryFolder: tmpdir(), userId, pipeName })
}

function appWork() {
  return createHandoverWork({
    address: addressOfApp,
    saved: () => readSavedSettings(home),
    startApp: () =>
      startApp({
        env,
        platform,
        isRoot: process.getuid?.() === 0,
        programFolder,
        ownApp: isApp
          ? {
              file: startedFile(env, process.execPath),
              args: isCheckout ? [programFolder] : [],
            }
          : undefined,
      }),
  })
}
