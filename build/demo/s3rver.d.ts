/** The part of the demo's server that we use; the package has no types of its own. */
declare module 's3rver' {
  interface Options {
    readonly address: string
    /** 0 takes a free port. */
    readonly port: number
    readonly directory: string
    readonly silent: boolean
    readonly configureBuckets: readonly { readonly name: string; readonly configs: readonly string[] }[]
  }

  export default class S3rver {
    constructor(options: Options)
    run(): Promise<{ readonly address: string; readonly port: number }>
    close(): Promise<void>
  }
}
