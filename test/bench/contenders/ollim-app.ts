import { dropOnApp } from '../app-drop'
import type { Contender } from './contender'
import { destinationIn } from './destination'

/** A fresh app each time: it remembers its uploads, and would not repeat them. */
export const ollimApp: Contender = {
  name: 'app',
  title: "Ollim's app, drop to last link",
  missing: async () => undefined,
  async upload({ ceph, corpus, prefix, folder }) {
    const { finishedSeconds, wholePeakBytes } = await dropOnApp({
      home: folder,
      environment: destinationIn(ceph, prefix),
      paths: corpus.files,
      count: corpus.files.length,
    })
    return {
      seconds: finishedSeconds,
      runningSeconds: finishedSeconds,
      processorSeconds: NaN,
      peakBytes: wholePeakBytes,
    }
  },
}
