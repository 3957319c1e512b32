const answerMilliseconds = 5_000

/**
 * Why electron-builder cannot download the tools that make installers; `undefined` when it can. Takes seconds,
 * whereas electron-builder itself would try for most of a minute.
 * @returns {Promise<string | undefined>}
 */
export async function whyNoTools() {
  const mirror =
    process.env['ELECTRON_BUILDER_BINARIES_MIRROR'] ??
    'https://github.com/electron-userland/electron-builder-binaries/'
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(answerMilliseconds) })
    return undefined
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return `${new URL(mirror).host} cannot be reached: ${reason instanceof Error ? reason.message : String(reason)}`
  }
}
