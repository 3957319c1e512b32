import path from 'node:path'
import { dropOnApp, type Dropped } from '../../bench/app-drop'
import { writeSparseImage } from '../images/write-images'
import type { Ceph } from '../servers/ceph'
import { inPlace } from './faulty-run'
import { linksIn } from './real-engine'
import { judge, type Verdict } from './verdict'

export interface LargeReport extends Dropped {
  readonly verdict: Verdict
}

/** Drops one image of this size on the built app, and compares it with what its link returns. */
export async function runWithLargeImage(ceph: Ceph, bytes: number): Promise<LargeReport> {
  return inPlace(ceph, { name: 'calm', faults: [] }, 1, async ({ home, folder, bucket }) => {
    const file = path.join(folder, 'large.png')
    await writeSparseImage(file, bytes)
    const environment = bucket.environment(ceph.endpoint)
    const dropped = await dropOnApp({
      isWatched: true,
      home,
      environment,
      paths: [file],
      count: 1,
      collectEveryMilliseconds: 5_000,
    })
    return { ...dropped, verdict: await judge(bucket, [file], linksIn(home)) }
  })
}
