/**
 * Puts text on the clipboard from a press of a button. Goes through the page's own copy event, because
 * the window grants no permissions, that of `navigator.clipboard` included.
 *
 * @returns whether the text is there
 */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', fill, { once: true })
  // Named apart because the command is deprecated as a whole, though nothing replaces this use of it.
  const commands: { readonly execCommand: (command: 'copy') => boolean } = document
  const isCopied = commands.execCommand('copy')
  document.removeEventListener('copy', fill)
  return isCopied
}
