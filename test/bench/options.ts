import { parseArgs } from 'node:util'
import { z } from 'zod'

export const contenderNames = ['app', 'cli', 'sdk', 'mc', 'aws', 'picgo'] as const
export type ContenderName = (typeof contenderNames)[number]

export const partNames = ['batches', 'growth', 'drop', 'journal', 'scale', 'start', 'history'] as const
export type PartName = (typeof partNames)[number]

export const batchNames = ['small', 'photos', 'one', 'large'] as const
export type BatchName = (typeof batchNames)[number]

export interface Options {
  /** The contenders for the batches. */
  readonly only: readonly ContenderName[]
  readonly parts: readonly PartName[]
  readonly batches: readonly BatchName[]
  /** How often each contender uploads each batch. */
  readonly rounds: number
  /** Scales every count and the large files' bytes; below 1 to try out the benchmark itself. */
  readonly share: number
  /** Round trip time to the batches' server, in milliseconds; 0: on this computer. */
  readonly latencyMilliseconds: number
  /** Bandwidth to the batches' server, in bits per second; 0: as fast as this computer can. */
  readonly lineBitsPerSecond: number
}

export const help = `npm run bench -- [options]
  --only ${contenderNames.join(',')}
  --parts ${partNames.join(',')}
  --batches ${batchNames.join(',')}
  --rounds 5    how often each contender does each batch
  --share 1     of all counts; 0.1 to try the benchmark itself out
  --latency 0   milliseconds to the batches' server and back
  --line 0      what the line to it takes, in Mbit/s; 0 for no limit`

/** What to measure, or a request for help. Throws with a sentence for anything else. */
export function parseOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      parts: { type: 'string' },
      batches: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      share: { type: 'string', default: '1' },
      latency: { type: 'string', default: '0' },
      line: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    only: chosen('--only', values.only, contenderNames),
    parts: chosen('--parts', values.parts, partNames),
    batches: chosen('--batches', values.batches, batchNames),
    rounds: z.coerce.number().int().min(1).parse(values.rounds),
    share: z.coerce.number().gt(0).lte(1).parse(values.share),
    latencyMilliseconds: z.coerce.number().min(0).parse(values.latency),
    lineBitsPerSecond: z.coerce.number().min(0).parse(values.line) * 1_000_000,
  }
}

/** In the order of `all`; everything if nothing is chosen. */
function chosen<Name extends string>(
  option: string,
  text: string | undefined,
  all: readonly Name[],
): readonly Name[] {
  if (text === undefined) return all
  const wanted: readonly string[] = text.split(',')
  const known: readonly string[] = all
  const strangers = wanted.filter((name) => !known.includes(name))
  if (strangers.length > 0) throw new Error(`${option} does not know ${strangers.join(', ')}.\n\n${help}`)
  return all.filter((name) => wanted.includes(name))
}
