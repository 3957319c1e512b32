/**
 * Puts text on the clipboard during a button press. Uses the page's own copy event, because the window grants no
 * permissions, including that of `navigator.clipboard`.
 *
 * @returns whether the text was copied
 */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', fill, { once: true })
  // Typed apart, because `execCommand` is deprecated as a whole although nothing replaces this use of it.
  const commands: { readonly execCommand: (command: 'copy') => boolean } = document
  const isCopied = commands.execCommand('copy')
  document.removeEventListener('copy', fill)
  return isCopied
}
