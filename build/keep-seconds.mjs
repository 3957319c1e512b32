import fs from 'node:fs'
import path from 'node:path'
import { root } from './support/root.mjs'
import { main, say } from './support/say.mjs'
import { secondsFile } from './tests/even-shards.mjs'
import { readReport, secondsByFile } from './tests/report.mjs'

/** Saves how long each test file took in the last `npm test`, so that the next run can split the files evenly. */
await main(async () => {
  const folder = path.join(root, 'out', 'test')
  const reports = fs.readdirSync(folder).filter((name) => /-\d+-\d+\.json$/.test(name))
  const seconds = reports
    .flatMap((name) => readReport(path.join(folder, name)) ?? [])
    .flatMap(secondsByFile)
    .sort(([one], [other]) => one.localeCompare(other))
  fs.writeFileSync(secondsFile, `${JSON.stringify(Object.fromEntries(seconds), null, 2)}\n`)
  say(`${String(seconds.length)} files took what is kept now.`)
})
