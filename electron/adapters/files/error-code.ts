/** The code of a Node error, such as `ENOENT`; `EIO` for anything without one. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return 'EIO'
}
