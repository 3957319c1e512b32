import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { bundleProgram } from './bundle-program'

/** A running sink, as a destination. */
export interface Sink {
  readonly environment: Readonly<Record<string, string>>
  stop(): void
}

/** Starts a bucket that keeps nothing, in a process of its own. */
export async function startSink(): Promise<Sink> {
  const program = await bundleProgram(new URL('./programs/sink.ts', import.meta.url))
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const [port]: unknown[] = await once(lines, 'line')
  return {
    environment: {
      OLLIM_ENDPOINT: `http://127.0.0.1:${String(port)}`,
      OLLIM_BUCKET: 'photos',
      OLLIM_REGION: 'us-east-1',
      OLLIM_ACCESS_KEY_ID: 'SINK',
      OLLIM_SECRET_ACCESS_KEY: 'SINK',
      OLLIM_KEY_TEMPLATE: '{name}.{ext}',
    },
    stop: () => child.kill(),
  }
}
