import { unpackedApp } from '../../../build/packaging/unpacked.mjs'
import { isCurrent } from '../../../build/support/bundle.mjs'
import { run } from '../../../build/support/run.mjs'

/** Packs the app if it is missing or older than its sources. */
export default async function setup(): Promise<void> {
  if (isCurrent([unpackedApp.executable, unpackedApp.archive])) return
  const { code, output } = await run(['node', 'build/package.mjs', '--unpacked'], { limitMinutes: 5 })
  if (code !== 0) throw new Error(`The app could not be packed.\n${output}`)
}
