import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { UploadOutcome, UploadProgress } from '../../core/uploads/batches/upload-outcome'
import { problem, success, type Result } from '../../shared/result'
import { connectToApp } from './connect-to-app'
import type { HandoverAddress } from './handover-address'
import { findDestination, type DestinationChoice } from '../work/find-destination'
import type { AppWork } from '../work/settings-work'
import { messagesFrom, sendMessage } from './message-lines'
import {
  parseAnswer,
  protocolVersion as version,
  type HandoverAnswer,
  type HandoverRequest,
} from './protocol'
import type { StartedApp } from './start-app'
import type { Refusal } from '../work/work'

export interface HandoverClientNeeds {
  /** Called before each try, because an app that is starting may have a new one. `undefined` while it is unknown. */
  readonly address: () => Promise<HandoverAddress | undefined>
  readonly saved: () => Promise<Result<DestinationChoice, Refusal>>
  /** Starts the app, hidden. */
  readonly startApp: () => Promise<Result<StartedApp, Refusal>>
}

/** How long the app may take to answer: a cold start on a slow machine. */
const startMilliseconds = 30_000
const pollMilliseconds = 100

/** Lets the app do the work of commands, starting it if it is not running. */
export function createHandoverWork(needs: HandoverClientNeeds): AppWork {
  return {
    async upload({
      paths,
      temporary,
      destination,
      conversion,
      removesMetadata,
      signal,
      onProgress,
      onLeftOut,
    }) {
      const request = {
        version,
        type: 'upload',
        paths,
        destination,
        ...(temporary.length > 0 && { temporary }),
        ...(Object.keys(conversion).length > 0 && { conversion }),
        ...(removesMetadata && { removesMetadata }),
      } as const
      const first: UploadOutcome[] = []
      const onOutcomes = (some: readonly UploadOutcome[]) => void first.push(...some)
      const meanwhile = { onProgress, onOutcomes }
      const answer = await ask(needs, { request, wanted: 'uploaded', signal, meanwhile })
      if (!answer.ok) return answer
      const { outcomes, leftOut } = answer.value
      if (leftOut !== undefined) onLeftOut(leftOut)
      return success([...first, ...outcomes])
    },
    async check({ destination, signal }) {
      const request = { version, type: 'check', destination } as const
      const answer = await ask(needs, { request, wanted: 'checked', signal })
      if (!answer.ok) return answer
      return success({ destination: answer.value.destination, report: answer.value.report })
    },
    async beginSession({ destination, code, signal }) {
      const request = { version, type: 'session', destination, code } as const
      const answer = await ask(needs, { request, wanted: 'session', signal })
      return answer.ok ? success(answer.value.failure) : answer
    },
    async importText({ text, destination, passphrase, signal }) {
      const request = { version, type: 'import', text, destination, passphrase } as const
      const answer = await ask(needs, { request, wanted: 'imported', signal })
      return answer.ok ? success(answer.value.report) : answer
    },
    async exportDestinations({ destination, passphrase, signal }) {
      const request = { version, type: 'export', destination, passphrase } as const
      const answer = await ask(needs, { request, wanted: 'exported', signal })
      return answer.ok ? success(answer.value.report) : answer
    },
  }
}

type FinalAnswer = Exclude<HandoverAnswer, { type: 'progress' | 'outcomes' | 'destinations' | 'refused' }>
type AnswerOf<Type extends FinalAnswer['type']> = Extract<FinalAnswer, { type: Type }>

type WorkRequest = Exclude<HandoverRequest, { type: 'cancel' | 'destinations' }>

interface Question<Type extends FinalAnswer['type']> {
  readonly request: WorkRequest
  /** The type of the final answer; an app that gives another one is of another version. */
  readonly wanted: Type
  readonly signal: AbortSignal
  /** Receives what comes before the final answer. */
  readonly meanwhile?: {
    readonly onProgress: (progress: UploadProgress) => void
    readonly onOutcomes: (outcomes: readonly UploadOutcome[]) => void
  }
}

async function ask<Type extends FinalAnswer['type']>(
  needs: HandoverClientNeeds,
  { request, wanted, signal, meanwhile }: Question<Type>,
): Promise<Result<AnswerOf<Type>, Refusal>> {
  const reached = await reachApp(needs, request, signal)
  if (!reached.ok) return reached
  const socket = reached.value
  // The app reports what arrived before, and then closes the connection.
  const cancel = () => sendMessage(socket, { version, type: 'cancel' } satisfies HandoverRequest)
  signal.addEventListener('abort', cancel)
  try {
    sendMessage(socket, request)
    if (signal.aborted) cancel()
    for await (const message of messagesFrom(socket)) {
      const answer = parseAnswer(message)
      if (answer?.type === 'refused') return problem(answer.refusal)
      if (answer?.type === 'progress') meanwhile?.onProgress(answer.progress)
      else if (answer?.type === 'outcomes') meanwhile?.onOutcomes(answer.outcomes)
      else return isOfType(answer, wanted) ? success(answer) : problem({ kind: 'app-differs' })
    }
    return problem({ kind: 'app-gone' })
  } finally {
    signal.removeEventListener('abort', cancel)
    socket.destroy()
  }
}

function isOfType<Type extends FinalAnswer['type']>(
  answer: HandoverAnswer | undefined,
  type: Type,
): answer is AnswerOf<Type> {
  return answer?.type === type
}

async function reachApp(
  { address, saved, startApp }: HandoverClientNeeds,
  request: WorkRequest,
  signal: AbortSignal,
): Promise<Result<Socket, Refusal>> {
  const running = await connectToApp(await address())
  if (running !== undefined) return success(running)
  const refusal = refusalOf(request, await saved())
  if (refusal !== undefined) return problem(refusal)
  const started = await startApp()
  if (!started.ok) return started
  const deadline = performance.now() + startMilliseconds
  while (performance.now() < deadline && !started.value.hasFailed()) {
    if (signal.aborted) return problem({ kind: 'cancelled' })
    const socket = await connectToApp(await address())
    if (socket !== undefined) return success(socket)
    await setTimeout(pollMilliseconds)
  }
  return problem({ kind: 'app-not-started' })
}

/** An app that has to be started knows only the saved destinations, and would set settings aside that it cannot read. */
function refusalOf(
  { type, destination }: WorkRequest,
  saved: Result<DestinationChoice, Refusal>,
): Refusal | undefined {
  if (!saved.ok) return saved.problem
  // Importing needs none: it adds some.
  if (type === 'import' && destination === undefined) return undefined
  const chosen = findDestination(saved.value, destination)
  return chosen.ok ? undefined : chosen.problem
}
