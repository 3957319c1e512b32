import { bundle } from './support/bundle.mjs'
import { main, say } from './support/say.mjs'

/** Makes everything runnable in `out/`. */
await main(async () => {
  const started = performance.now()
  await bundle()
  say(`Built into out/ in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
})
