import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { z } from 'zod'
import type { Log } from '../core/ports/log'
import type { Envelope } from '../shared/envelope'
import { failure } from '../shared/failures/failure'

/** Calls by name, as a contract lists them. */
type CallMap<Calls> = Readonly<Record<keyof Calls, { args: unknown[]; answer: unknown }>>

export type HandlersOf<Calls extends CallMap<Calls>> = {
  readonly [Name in keyof Calls]: (
    ...args: Calls[Name]['args']
  ) => Calls[Name]['answer'] | Promise<Calls[Name]['answer']>
}

/** The form of each call's arguments; anything else is refused before a handler sees it. */
export type SchemasOf<Calls extends CallMap<Calls>> = {
  readonly [Name in keyof Calls]: z.ZodType<Calls[Name]['args']>
}

export interface ServeNeeds<Calls extends CallMap<Calls>> {
  readonly schemas: SchemasOf<Calls>
  readonly channelOf: (name: keyof Calls & string) => string
  readonly handlers: HandlersOf<Calls>
  /** Whether a call comes from the main frame of the door's own page and from nowhere else. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  readonly log: Log
}

/** Opens a page's door: checks the sender, parses the arguments, then answers. */
export function serve<Calls extends CallMap<Calls>>(needs: ServeNeeds<Calls>): void {
  const { schemas, channelOf } = needs
  const isCall = (name: string): name is keyof Calls & string => name in schemas
  for (const name of Object.keys(schemas).filter(isCall)) {
    ipcMain.handle(channelOf(name), (event, args: unknown) => answer(needs, name, event, args))
  }
}

type Page = Pick<WebContents, 'getURL'> & { readonly mainFrame: unknown }

/**
 * Whether a call comes from a page's main frame and nowhere else.
 *
 * @param contents the page's; `undefined` while there is none
 * @param address the beginning of the page's address
 */
export function isFromPage(
  { sender, senderFrame }: { readonly sender: Page; readonly senderFrame: unknown },
  contents: Page | undefined,
  address: string,
): boolean {
  return sender === contents && senderFrame === sender.mainFrame && sender.getURL().startsWith(address)
}

async function answer<Calls extends CallMap<Calls>, Name extends keyof Calls & string>(
  { handlers, schemas, isTrusted, log }: ServeNeeds<Calls>,
  name: Name,
  event: IpcMainInvokeEvent,
  args: unknown,
): Promise<Envelope<Calls[Name]['answer']>> {
  if (!isTrusted(event)) return refuse(log, name, 'the call came from another page or frame')
  const parsed = schemas[name].safeParse(args)
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

function refuse(log: Log, name: string, why: string): Envelope<never> {
  log.warn(`refused ${name}: ${why}`)
  return { ok: false, failure: failure('unexpected', { call: name, reason: 'refused' }, why) }
}
