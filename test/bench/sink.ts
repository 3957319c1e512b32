import { startProgram } from './start-program'

/** A running sink, usable as a destination. */
export interface Sink {
  readonly environment: Readonly<Record<string, string>>
  stop(): void
}

/** Starts a bucket that keeps nothing, in its own process. */
export async function startSink(): Promise<Sink> {
  const { endpoint, stop } = await startProgram(new URL('./programs/sink.ts', import.meta.url))
  return {
    environment: {
      OLLIM_ENDPOINT: endpoint,
      OLLIM_BUCKET: 'photos',
      OLLIM_REGION: 'us-east-1',
      OLLIM_ACCESS_KEY_ID: 'SINK',
      OLLIM_SECRET_ACCESS_KEY: 'SINK',
      OLLIM_KEY_TEMPLATE: '{name}.{ext}',
    },
    stop,
  }
}
