import { spawn } from 'node:child_process'
import path from 'node:path'
import { bundleIfNeeded } from './support/bundle.mjs'
import { untilEnd } from './support/launch.mjs'
import { root } from './support/root.mjs'
import { main } from './support/say.mjs'

/** Runs the command line from a checkout, built first if necessary. */
await main(async () => {
  await bundleIfNeeded()
  process.exitCode = await untilEnd(
    spawn(process.execPath, [path.join(root, 'out/ollim.js'), ...process.argv.slice(2)], {
      stdio: 'inherit',
      // npm changes to the checkout's folder before it runs a script, but file names are relative to the person's
      // folder.
      cwd: process.env['INIT_CWD'] ?? process.cwd(),
    }),
  )
})
