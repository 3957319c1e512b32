import path from 'node:path'
import { root } from '../../../build/support/root.mjs'
import { asSample, measure } from '../measure'
import type { Contender } from './contender'
import { destinationIn } from './destination'

export const ollimCommandLine: Contender = {
  name: 'cli',
  title: 'ollim upload',
  missing: async () => undefined,
  async upload({ ceph, corpus, prefix, folder }) {
    const measured = await measure({
      program: process.execPath,
      args: [path.join(root, 'out', 'ollim.js'), 'upload', ...corpus.files],
      env: { HOME: folder, OLLIM_HOME: folder, ...destinationIn(ceph, prefix) },
      folder,
    })
    return asSample(measured)
  },
}
