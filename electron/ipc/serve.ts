import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent } from 'electron'
import type { Log } from '../core/ports'
import { callChannel } from '../shared/contract'
import type { CallAnswer, CallArgs, CallName } from '../shared/contract'
import type { Envelope } from '../shared/envelope'
import { failure } from '../shared/failure'
import { argumentSchemas } from './argument-schemas'

export type Handlers = {
  readonly [Name in CallName]: (...args: CallArgs<Name>) => CallAnswer<Name> | Promise<CallAnswer<Name>>
}

export interface ServeNeeds {
  readonly handlers: Handlers
  /** Whether a call comes from our page's main frame and nowhere else. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  readonly log: Log
}

const callNames = Object.keys(argumentSchemas).filter((name): name is CallName => name in argumentSchemas)

/** Opens the page's door: checks the sender, parses the arguments, then answers. Returns how to close it. */
export function serve(needs: ServeNeeds): () => void {
  for (const name of callNames) {
    ipcMain.handle(callChannel(name), (event, args: unknown) => answer(needs, name, event, args))
  }
  return () => {
    for (const name of callNames) ipcMain.removeHandler(callChannel(name))
  }
}

async function answer<Name extends CallName>(
  { handlers, isTrusted, log }: ServeNeeds,
  name: Name,
  event: IpcMainInvokeEvent,
  args: unknown,
): Promise<Envelope<CallAnswer<Name>>> {
  if (!isTrusted(event)) return refuse(log, name, 'the call came from another page or frame')
  const parsed = argumentSchemas[name].safeParse(args)
  if (!parsed.success) return refuse(log, name, 'the arguments have another shape')
  try {
    return { ok: true, value: await handlers[name](...parsed.data) }
  } catch (error) {
    log.error(`${name} broke`, {
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    return { ok: false, failure: failure('unexpected', { call: name }) }
  }
}

function refuse(log: Log, name: CallName, why: string): Envelope<never> {
  log.warn(`refused ${name}: ${why}`)
  return { ok: false, failure: failure('unexpected', { call: name, reason: 'refused' }, why) }
}
