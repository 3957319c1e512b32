import { bundleProgram } from '../bundle-program'
import { asSample, measure } from '../measure'
import type { Contender } from './contender'

const source = new URL('../programs/sdk-loop.ts', import.meta.url)
let program = ''

/** Only the SDK, four uploads at a time: no window, journal, key names, hashes or extra requests. */
export const sdkLoop: Contender = {
  name: 'sdk',
  title: 'bare SDK loop, whole process',
  async missing() {
    program = await bundleProgram(source)
    return undefined
  },
  async upload({ ceph, corpus, prefix, folder }) {
    const measured = await measure({
      program: process.execPath,
      args: [program, ...corpus.files],
      env: {
        HOME: folder,
        LOOP_ENDPOINT: ceph.endpoint,
        LOOP_REGION: ceph.region,
        LOOP_BUCKET: ceph.publicBucket,
        LOOP_PREFIX: prefix,
        LOOP_ACCESS_KEY_ID: ceph.accessKeyId,
        LOOP_SECRET_ACCESS_KEY: ceph.secretAccessKey,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
      folder,
    })
    return { ...asSample(measured), runningSeconds: Number(measured.stdout) }
  },
}
