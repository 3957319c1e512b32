import { chmod, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import type { Log } from '../../core/ports/log'
import type { UploadOutcome } from '../../core/uploads/batches/upload-outcome'
import { assertNever } from '../../shared/assert-never'
import type { LeftOutFiles } from '../../shared/uploads/left-out-files'
import { problem, success, type Result } from '../../shared/result'
import type { HandoverAddress } from './handover-address'
import { deliverMessage, messagesFrom, sendMessage } from './message-lines'
import { openSocket } from './open-socket'
import { makePrivateFolder } from './private-folder'
import {
  parseRequest,
  protocolVersion as version,
  type HandoverAnswer,
  type HandoverRequest,
} from './protocol'
import type { KnownDestination } from '../work/known-destination'
import type { AppWork } from '../work/settings-work'
import type { Refusal } from '../work/work'
import { errorCode } from '../../core/error-code'

export interface HandoverServerNeeds {
  readonly address: HandoverAddress
  readonly work: ServedWork
  readonly log: Log
}

/** What the app does for command lines; unlike the rest, they ask for its destinations only while it is running. */
export interface ServedWork extends AppWork {
  knownDestinations(): readonly KnownDestination[]
}

export interface HandoverServer {
  /** Accepts no more command lines: those that come from now on find no app. */
  stopAccepting(): void
  /**
   * Cuts off all command lines and removes the socket. Their work is not cancelled: nothing may use a core that has ended,
   * and the next start goes on with their uploads.
   */
  dispose(): Promise<void>
}

/** `taken`: another process serves this home. `unavailable`: no socket can be created there. */
export type HandoverProblem = 'taken' | 'unavailable'

/**
 * Takes orders from command lines of the same user: the socket is in a folder that nobody else may enter, and is closed
 * to everybody else itself, so whoever can connect may do what it offers.
 */
export async function serveHandover({
  address,
  work,
  log,
}: HandoverServerNeeds): Promise<Result<HandoverServer, HandoverProblem>> {
  const open = new Set<Socket>()
  let isDisposed = false
  const server = createServer((socket) => {
    const controller = new AbortController()
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      if (!isDisposed) controller.abort()
    })
    socket.on('error', (error) => log.info('A command line has gone', { error: error.message }))
    void serveOne(socket, work, controller)
  })
  try {
    if (address.folder !== '') await makePrivateFolder(address.folder)
    if (!(await listenAlone(server, address))) return problem('taken')
  } catch (error) {
    log.warn('Command lines cannot reach the app', { socket: address.socket, error: String(error) })
    return problem('unavailable')
  }
  server.on('error', (error) => log.warn('The command lines’ socket failed', { error: error.message }))
  return success({
    stopAccepting: () => void server.close(),
    dispose: async () => {
      isDisposed = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of open) socket.destroy()
      await closed
    },
  })
}

/** @returns false if another process is listening there */
async function listenAlone(server: Server, address: HandoverAddress): Promise<boolean> {
  if (await listen(server, address)) return true
  const other = await openSocket(address.socket)
  other?.destroy()
  if (other !== undefined || address.folder === '') return false
  // Left behind by a process that could not clean up.
  await rm(address.socket, { force: true })
  return listen(server, address)
}

/** @returns false if the socket exists already */
async function listen(server: Server, { socket, folder }: HandoverAddress): Promise<boolean> {
  const listening = new Promise<boolean>((resolve, reject) => {
    server.once('listening', () => resolve(true))
    server.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
  })
  // The socket is created within this call, so the mask closes it to others from the first moment.
  const usualMask = folder === '' ? undefined : process.umask(0o077)
  server.listen(socket)
  if (usualMask !== undefined) process.umask(usualMask)
  const isListening = await listening
  server.removeAllListeners('listening').removeAllListeners('error')
  if (isListening && folder !== '') await chmod(socket, 0o600)
  return isListening
}

/**
 * Serves one command line.
 *
 * @param controller cancels its work, as a message does
 */
async function serveOne(socket: Socket, work: ServedWork, controller: AbortController): Promise<void> {
  for await (const message of messagesFrom(socket)) {
    const request = parseRequest(message)
    if (request === undefined) {
      answer(socket, refused({ kind: 'app-differs' }))
      socket.end()
    } else if (request.type === 'cancel') {
      controller.abort()
    } else {
      void fulfil(request, work, controller.signal, socket)
        .then((fulfilled) => answer(socket, fulfilled.ok ? fulfilled.value : refused(fulfilled.problem)))
        .finally(() => socket.end())
    }
  }
}

function refused(refusal: Refusal): HandoverAnswer {
  return { version, type: 'refused', refusal }
}

/** Does what is asked and returns the last answer; others may be sent before it. */
async function fulfil(
  request: Exclude<HandoverRequest, { type: 'cancel' }>,
  work: ServedWork,
  signal: AbortSignal,
  socket: Socket,
): Promise<Result<HandoverAnswer, Refusal>> {
  switch (request.type) {
    case 'upload': {
      let leftOut: LeftOutFiles | undefined
      const uploaded = await work.upload({
        paths: request.paths,
        temporary: request.temporary ?? [],
        destination: request.destination,
        conversion: request.conversion ?? {},
        removesMetadata: request.removesMetadata ?? false,
        signal,
        onProgress: (progress) => answer(socket, { version, type: 'progress', progress }),
        onLeftOut: (files) => (leftOut = files),
      })
      if (!uploaded.ok) return uploaded
      const outcomes = await deliverFirst(socket, uploaded.value)
      return success({ version, type: 'uploaded', outcomes, leftOut })
    }
    case 'check': {
      const checked = await work.check({ destination: request.destination, signal })
      return checked.ok ? success({ version, type: 'checked', ...checked.value }) : checked
    }
    case 'session': {
      const begun = await work.beginSession({ destination: request.destination, code: request.code, signal })
      return begun.ok ? success({ version, type: 'session', failure: begun.value }) : begun
    }
    case 'import': {
      const { text, destination, passphrase } = request
      const imported = await work.importText({ text, destination, passphrase, signal })
      return imported.ok ? success({ version, type: 'imported', report: imported.value }) : imported
    }
    case 'export': {
      const { destination, passphrase } = request
      const exported = await work.exportDestinations({ destination, passphrase, signal })
      return exported.ok ? success({ version, type: 'exported', report: exported.value }) : exported
    }
    case 'destinations':
      return success({ version, type: 'destinations', known: work.knownDestinations() })
    default:
      return assertNever(request)
  }
}

/** Few enough for the app to respond to its window in between, however many outcomes there are. */
const outcomesAtOnce = 1_000

/** @returns the remaining ones, for the last answer */
async function deliverFirst(
  socket: Socket,
  outcomes: readonly UploadOutcome[],
): Promise<readonly UploadOutcome[]> {
  let sent = 0
  for (; outcomes.length - sent > outcomesAtOnce; sent += outcomesAtOnce) {
    const some = outcomes.slice(sent, sent + outcomesAtOnce)
    await deliverMessage(socket, { version, type: 'outcomes', outcomes: some } satisfies HandoverAnswer)
  }
  return outcomes.slice(sent)
}

function answer(socket: Socket, message: HandoverAnswer): void {
  sendMessage(socket, message)
}
