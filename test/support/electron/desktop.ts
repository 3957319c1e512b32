import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const notificationSchema = z.object({ id: z.number(), title: z.string(), body: z.string() })
export type ShownNotification = z.infer<typeof notificationSchema>

const entrySchema = z.object({ label: z.string(), type: z.string(), enabled: z.boolean() })
export type MenuEntry = z.infer<typeof entrySchema>

const lineSchema = z.union([
  notificationSchema.extend({ event: z.literal('notification') }),
  z.object({ event: z.enum(['ready', 'tray']) }),
  z.object({ menu: z.array(entrySchema) }),
  z.object({ item: z.record(z.string(), z.string()) }),
  z.object({ clicked: z.string() }),
  z.object({ activated: z.literal(true) }),
  z.object({ error: z.string() }),
])
type Line = z.infer<typeof lineSchema>

/** An upload comes before a notification, and beside other tests it can take long. */
const answerMilliseconds = 30_000

/** The desktop's side of tray, notifications and colour scheme. Start it before Ollim. */
export class Desktop {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #lines: Line[] = []
  readonly #listeners = new Set<() => void>()

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child
    child.stderr.on('data', (data) => console.error(String(data)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = lineSchema.safeParse(JSON.parse(line))
      if (!parsed.success) return
      this.#lines.push(parsed.data)
      for (const listener of this.#listeners) listener()
    })
  }

  static async start(): Promise<Desktop> {
    const script = fileURLToPath(new URL('../desktop/desktop-stub.py', import.meta.url))
    // Debian's python3-dbus needs Debian's Python, whichever comes first on the path.
    const desktop = new Desktop(spawn('/usr/bin/python3', [script]))
    await desktop.#untilEvent('ready')
    return desktop
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.kill()
    await ended
  }

  /** Waits until a tray icon is there. */
  untilTray(): Promise<void> {
    return this.#untilEvent('tray')
  }

  async menu(): Promise<readonly MenuEntry[]> {
    this.#send('menu')
    return this.#take('a menu', (line) => ('menu' in line ? line.menu : undefined))
  }

  /** Chooses an entry of the tray's menu. */
  async choose(label: string): Promise<void> {
    this.#send(`click ${label}`)
    await this.#take(`a click on ${label}`, (line) => ('clicked' in line ? line.clicked : undefined))
  }

  /** The tray icon's tooltip. */
  async toolTip(): Promise<string> {
    this.#send('item')
    return (
      (await this.#take('a tray icon', (line) => ('item' in line ? line.item : undefined)))['ToolTip'] ?? ''
    )
  }

  async clickTray(): Promise<void> {
    this.#send('activate')
    await this.#take('a click on the tray', (line) => ('activated' in line ? line.activated : undefined))
  }

  /** The next notification shown since the last call. */
  async notification(): Promise<ShownNotification> {
    return this.#take('a notification', (line) =>
      'event' in line && line.event === 'notification' ? line : undefined,
    )
  }

  clickNotification({ id }: ShownNotification): void {
    this.#send(`notified ${id}`)
  }

  /** Makes the whole desktop dark or light. */
  chooseScheme(scheme: 'dark' | 'light'): void {
    this.#send(`scheme ${scheme}`)
  }

  #send(command: string): void {
    this.#child.stdin.write(`${command}\n`)
  }

  async #untilEvent(event: 'ready' | 'tray'): Promise<void> {
    await this.#take(event, (line) => ('event' in line && line.event === event ? true : undefined))
  }

  /** Waits for the first matching line of output, and removes it. */
  #take<Value>(what: string, read: (line: Line) => Value | undefined): Promise<Value> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(look)
        reject(new Error(`The desktop has not seen ${what}, but: ${JSON.stringify(this.#lines)}`))
      }, answerMilliseconds)
      const look = (): void => {
        for (const [index, line] of this.#lines.entries()) {
          const value = read(line)
          if (value === undefined && !('error' in line)) continue
          this.#lines.splice(index, 1)
          this.#listeners.delete(look)
          clearTimeout(timer)
          if (value === undefined) reject(new Error(`The desktop failed: ${JSON.stringify(line)}`))
          else resolve(value)
          return
        }
      }
      this.#listeners.add(look)
      look()
    })
  }
}
