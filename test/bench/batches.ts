import { mkdtemp, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Ceph } from '../support/servers/ceph'
import { Bucket } from './bucket'
import type { Contender, Sample } from './contenders/contender'
import { type Corpus, images, sparseImage } from './corpus'
import type { BatchName, ContenderName, Options } from './options'

/** All rounds of one contender with one batch. */
export interface Result {
  readonly batch: BatchName
  readonly contender: ContenderName
  readonly samples: readonly Sample[]
  /** Why there are fewer samples than rounds; empty if all succeeded. */
  readonly failure: string
}

export const batchTitles: Readonly<Record<BatchName, string>> = {
  small: '200 images of 110 KB',
  photos: '40 photos of 2 MB',
  one: 'one image of 110 KB, cold',
  large: 'one file of 1 GiB',
}

function corpusOf(batch: BatchName, share: number): Promise<Corpus> {
  const count = (whole: number) => Math.max(1, Math.round(whole * share))
  switch (batch) {
    case 'small':
      return images(count(200), 110_000)
    case 'photos':
      return images(count(40), 2_000_000)
    case 'one':
      return images(1, 110_000)
    case 'large':
      return sparseImage(Math.round(1024 ** 3 * share))
  }
}

/**
 * Runs every contender on every batch, several times. They take turns, a different one first in each round, so that
 * disturbances of the machine affect all of them. Failed rounds are not counted.
 */
export async function runBatches(
  ceph: Ceph,
  contenders: readonly Contender[],
  { batches, rounds, share }: Options,
  say: (line: string) => void,
): Promise<readonly Result[]> {
  const bucket = new Bucket(ceph)
  const results: Result[] = []
  for (const batch of batches) {
    const corpus = await corpusOf(batch, share)
    const samples = new Map<ContenderName, Sample[]>(contenders.map(({ name }) => [name, []]))
    const failures = new Map<ContenderName, string>()
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of rotated(contenders, round)) {
        if (failures.has(contender.name)) continue
        try {
          const sample = await runOne(contender, ceph, corpus, bucket)
          samples.get(contender.name)?.push(sample)
          say(`${batch}, round ${round + 1}: ${contender.name} ${sample.seconds.toFixed(2)} s`)
        } catch (error) {
          failures.set(contender.name, String(error))
          say(`${batch}, round ${round + 1}: ${contender.name} FAILED: ${String(error)}`)
        }
      }
    }
    for (const { name } of contenders)
      results.push({
        batch,
        contender: name,
        samples: samples.get(name) ?? [],
        failure: failures.get(name) ?? '',
      })
  }
  bucket.dispose()
  return results
}

async function runOne(contender: Contender, ceph: Ceph, corpus: Corpus, bucket: Bucket): Promise<Sample> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-bench-'))
  const prefix = randomUUID()
  try {
    const sample = await contender.upload({ ceph, corpus, prefix, folder })
    await bucket.takeAway(prefix, corpus)
    return sample
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const start = by % Math.max(1, items.length)
  return [...items.slice(start), ...items.slice(0, start)]
}
