import { batchTitles, type Result } from './batches'
import type { Contender } from './contenders/contender'
import { batchNames, type BatchName, type ContenderName } from './options'
import { mebibyte, spreadOf } from './statistics'
import { figure, printTable } from './table'

export interface Summary {
  readonly batch: BatchName
  readonly contender: ContenderName
  readonly rounds: number
  readonly minSeconds: number
  readonly medianSeconds: number
  readonly runningSeconds: number
  readonly processorSeconds: number
  readonly peakMebibytes: number
  readonly failure: string
}

export function summarize(results: readonly Result[]): readonly Summary[] {
  return results.map(({ batch, contender, samples, failure }) => {
    const { least, median } = spreadOf(samples.map(({ seconds }) => seconds))
    return {
      batch,
      contender,
      rounds: samples.length,
      minSeconds: least,
      medianSeconds: median,
      runningSeconds: spreadOf(samples.map(({ runningSeconds }) => runningSeconds)).median,
      processorSeconds: spreadOf(samples.map(({ processorSeconds }) => processorSeconds)).median,
      peakMebibytes: spreadOf(samples.map(({ peakBytes }) => peakBytes)).median / mebibyte,
      failure,
    }
  })
}

/** One table per batch: times, and Ollim's time in relation to each (below 1, Ollim is faster). */
export function printBatches(contenders: readonly Contender[], summaries: readonly Summary[]): void {
  for (const batch of batchNames) {
    const rows = summaries.filter((summary) => summary.batch === batch)
    if (rows.length === 0) continue
    const secondsOf = (name: ContenderName) =>
      rows.find(({ contender }) => contender === name)?.medianSeconds ?? NaN
    console.log(`\n${batchTitles[batch]}`)
    printTable(
      ['', 'min s', 'median s', 'running s', 'cpu s', 'peak MiB', 'cli ÷', 'app ÷', ''],
      rows.map((row) => [
        contenders.find(({ name }) => name === row.contender)?.title ?? row.contender,
        figure(row.minSeconds),
        figure(row.medianSeconds),
        figure(row.runningSeconds),
        figure(row.processorSeconds),
        figure(row.peakMebibytes),
        figure(secondsOf('cli') / row.medianSeconds),
        // The app is already running, so it is compared with the loop's own time, without Node's start.
        figure(
          secondsOf('app') / (Number.isNaN(row.runningSeconds) ? row.medianSeconds : row.runningSeconds),
        ),
        shortened(row.failure),
      ]),
    )
  }
}

const maxFailureLetters = 60

/** Shortened for the table; the full message was printed when it happened, and is saved with the results. */
function shortened(failure: string): string {
  const [line = ''] = failure.split('\n')
  return line.length > maxFailureLetters ? `${line.slice(0, maxFailureLetters)}…` : line
}
