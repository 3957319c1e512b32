/** Whether a call put any links on the clipboard. */
export async function hasCopied(call: Promise<{ readonly copied: number }>): Promise<boolean> {
  return (await call).copied > 0
}
