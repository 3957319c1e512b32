/**
 * Puts text on the clipboard from a press of a button. Goes through the page's own copy event, because
 * the window grants no permissions, that of `navigator.clipboard` included.
 */
export function copyText(text: string): void {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', fill, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', fill)
}
