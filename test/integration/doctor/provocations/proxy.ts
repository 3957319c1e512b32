import { startForwardProxy } from '../../../support/servers/forward-proxy'
import { targetOf } from '../../../support/servers/targets'
import type { Provocations, Provoked, Stage } from '../stage'

async function guardedProxy(stage: Stage, endpoint: string): Promise<Provoked> {
  const proxy = await startForwardProxy('kim:secret')
  stage.onEnd(() => proxy.stop())
  return { target: targetOf({ endpoint }), proxy: proxy.address }
}

/** Faults of a proxy on the way. */
export const onProxy: Provocations = {
  'password wanted': (stage) => guardedProxy(stage, 'http://s3.example.com'),
  'password wanted for a tunnel': (stage) => guardedProxy(stage, 'https://s3.example.com'),
}
