import { createServer, type IncomingMessage, type Server } from 'node:http'
import { connect } from 'node:net'
import type { Log } from '../core/ports/log'
import type { EditorDoorState } from '../shared/app/settings'
import type { Answer } from './answers'
import { sendAnswer } from './send-answer'
import { errorCode } from '../core/error-code'

export interface EditorDoorNeeds {
  readonly answer: (request: IncomingMessage, port: number) => Promise<Answer>
  readonly log: Log
  readonly onChange: (state: EditorDoorState) => void
}

const address = '127.0.0.1'
const headMilliseconds = 10_000
/** For a whole request, however large its body is. */
const requestMilliseconds = 300_000
/** An editor may send each image of a long document in a request of its own, all at once. */
const maxConnections = 256

/** Listens for editors on this computer, at exactly the given port, or not at all. */
export class EditorDoor {
  readonly #needs: EditorDoorNeeds
  #port: number | undefined
  #server: Server | undefined
  /** Counts the changes, because only the last one matters. */
  #change = 0
  /** Each change waits for the previous one. */
  #turn: Promise<void> = Promise.resolve()
  #hasEnded = false

  constructor(needs: EditorDoorNeeds) {
    this.#needs = needs
  }

  /** Opens the door at a port, or closes it; connections at the previous port are cut off at once. */
  follow(port: number | undefined): void {
    if (this.#hasEnded || port === this.#port) return
    this.#port = port
    this.#change += 1
    const change = this.#change
    const closed = this.#shut()
    this.#turn = Promise.all([this.#turn, closed]).then(() => this.#open(port, change))
  }

  /** Closes the door for good. */
  async dispose(): Promise<void> {
    this.follow(undefined)
    this.#hasEnded = true
    await this.#turn
  }

  async #open(port: number | undefined, change: number): Promise<void> {
    if (change !== this.#change) return
    if (port === undefined) {
      this.#needs.onChange('closed')
      return
    }
    const { log, onChange } = this.#needs
    const server = this.#makeServer(port)
    const state = (await isTaken(port)) ? 'taken' : await listen(server, port)
    // The person may have changed the setting again meanwhile.
    if (change !== this.#change) {
      await close(server)
      return
    }
    if (state === 'open') this.#server = server
    log.info('The editors’ door', { port, state })
    onChange(state)
  }

  #makeServer(port: number): Server {
    const { answer, log } = this.#needs
    const server = createServer({
      headersTimeout: headMilliseconds,
      requestTimeout: requestMilliseconds,
      connectionsCheckingInterval: headMilliseconds,
    })
    server.maxConnections = maxConnections
    server.on('request', (request, response) => {
      response.on('error', (error) => log.info('An editor has gone', { error: error.message }))
      void answer(request, port).then((given) => sendAnswer(request, response, given))
    })
    return server
  }

  async #shut(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (server !== undefined) await close(server)
  }
}

/** Whether another program answers there, because some systems let two programs listen at the same port. */
function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(port, address)
    connection.once('error', () => resolve(false))
    connection.once('connect', () => {
      connection.destroy()
      resolve(true)
    })
  })
}

function listen(server: Server, port: number): Promise<EditorDoorState> {
  return new Promise((resolve) => {
    // Later errors must not end the app, either.
    server.on('error', (error) => {
      resolve(errorCode(error) === 'EADDRINUSE' ? 'taken' : 'failed')
    })
    server.listen(port, address, () => resolve('open'))
  })
}

/** From this call on, accepts nobody, and cuts off existing connections. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
