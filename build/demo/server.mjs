import S3rver from 's3rver'

/** The access key of the server's one user; it protects nothing. */
const key = 'S3RVER'

/**
 * Starts an S3 server inside this process, on loopback, with one bucket that anyone may read.
 * @param {string} directory for its objects
 * @returns {Promise<{ endpoint: string, destination: Record<string, string>, end: () => Promise<void> }>}
 */
export async function startServer(directory) {
  const bucket = 'pictures'
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory,
    silent: true,
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await server.run()
  const endpoint = `http://127.0.0.1:${String(port)}`
  return {
    endpoint,
    /** The variables that make it Ollim's destination without any settings. */
    destination: {
      OLLIM_ENDPOINT: endpoint,
      OLLIM_BUCKET: bucket,
      OLLIM_REGION: 'us-east-1',
      OLLIM_ACCESS_KEY_ID: key,
      OLLIM_SECRET_ACCESS_KEY: key,
    },
    end: () => server.close(),
  }
}
