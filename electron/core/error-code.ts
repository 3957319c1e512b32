/** The code of a Node error, such as `ENOENT`; empty for anything without one. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
