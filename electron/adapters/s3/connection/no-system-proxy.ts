import type { ProxyOf } from './agents'

/** For plain Node, which cannot ask the system for a proxy; one from the environment still counts. */
export const noSystemProxy: ProxyOf = () => Promise.resolve('')
