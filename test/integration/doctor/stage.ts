import { probeBytes, probeContentType } from '../../../electron/core/doctor/probe'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { httpAnswer, type Misbehaviour, startFaulty } from '../../support/servers/faulty-server'

/** A fault: the destination's settings, and what is wrong around it. */
export interface Provoked {
  readonly target: StoreTarget
  /** By how much this computer's clock is to be ahead, in minutes. */
  readonly clockMinutes?: number
  /** Whether time limits end ten times as fast, as nothing else will; otherwise they never end. */
  readonly isSilent?: true
  /** The system's proxy setting. */
  readonly proxy?: string
  /** PEM file of an authority that readers' computers trust. */
  readonly readersAuthority?: string
}

/** Provokes a fault for one row of the table; whatever it starts ends with the row. */
export type Provocation = (stage: Stage) => Provoked | Promise<Provoked>

/** The faults of one server, by their names in the table. */
export type Provocations = Readonly<Record<string, Provocation>>

/** Whatever a provocation sets up is struck when its row is over. */
export class Stage {
  readonly #ends: (() => Promise<void>)[] = []

  onEnd(end: () => Promise<void>): void {
    this.#ends.push(end)
  }

  /** Starts a raw server for this fault; returns its endpoint. */
  async serve(misbehave: Misbehaviour): Promise<string> {
    const server = await startFaulty(misbehave)
    this.onEnd(() => server.stop())
    return server.endpoint
  }

  async end(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end()
  }
}

/** Gives the same answer to every complete request. */
export function always(answer: string): Misbehaviour {
  return (socket, { isComplete }) => {
    if (isComplete) socket.write(answer)
  }
}

/** An object store's answer to a whole request: taken, there as it was sent, or gone. */
export function storeAnswer(method: string): Buffer {
  const body = method === 'GET' ? Buffer.from(probeBytes()) : Buffer.alloc(0)
  const headers = {
    'content-type': probeContentType,
    'content-length': body.length,
    etag: '"1b2cf535f27731c974343645a3985328"',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`), body])
}

/** Answers every complete request with a web page. */
export function page(
  status: string,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Misbehaviour {
  const html = `<html><head><title>${title}</title></head><body>${title}</body></html>`
  return always(httpAnswer(status, { 'content-type': 'text/html; charset=utf-8', ...headers }, html))
}
