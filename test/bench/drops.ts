import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dropOnApp, type Drop, type Dropped } from './app-drop'
import { type Corpus, images, sparseImage } from './corpus'
import { startSink } from './sink'
import { mebibyte } from './statistics'
import { figure, printTable } from './table'

export interface CountedDrop extends Dropped {
  readonly count: number
}

/** One file of 6 GiB: the engine's memory must not depend on a file's size. */
export async function dropLargeFile(share: number): Promise<CountedDrop> {
  const corpus = await sparseImage(Math.round(6 * 1024 ** 3 * share))
  return dropOnSink(corpus, corpus.files)
}

/** Many small images, passed one by one as a file manager does. */
export async function dropManyFiles(count: number): Promise<CountedDrop> {
  const corpus = await images(count, 2_000)
  return dropOnSink(corpus, corpus.files)
}

/** Many small images in one folder. */
export async function dropFolder(
  count: number,
  measure: Pick<Drop, 'collectEveryMilliseconds'> = {},
): Promise<CountedDrop> {
  const corpus = await images(count, 2_000)
  return dropOnSink(corpus, [corpus.folder], measure)
}

async function dropOnSink(
  { files }: Corpus,
  paths: readonly string[],
  measure: Pick<Drop, 'collectEveryMilliseconds'> = {},
): Promise<CountedDrop> {
  const sink = await startSink()
  const home = await mkdtemp(path.join(tmpdir(), 'ollim-bench-'))
  try {
    const { environment } = sink
    const count = files.length
    return { count, ...(await dropOnApp({ home, environment, paths, count, isWatched: true, ...measure })) }
  } finally {
    sink.stop()
    await rm(home, { recursive: true, force: true })
  }
}

export function printDrops(drops: readonly CountedDrop[]): void {
  printTable(
    [
      'images',
      'listed s',
      'done s',
      'each ms',
      'long tasks',
      'longest ms',
      'loop p99 ms',
      'growth MiB',
      'all MiB',
    ],
    drops.map((drop) => [
      String(drop.count),
      figure(drop.listedSeconds),
      figure(drop.finishedSeconds),
      figure((drop.finishedSeconds * 1000) / drop.count),
      String(drop.longTaskMilliseconds.length),
      figure(Math.max(0, ...drop.longTaskMilliseconds)),
      figure(drop.loopDelayMilliseconds),
      figure((drop.peakBytes - drop.idleBytes) / mebibyte),
      figure(drop.wholePeakBytes / mebibyte),
    ]),
  )
}
