/**
 * Redirects drops on an element that has just left the page, such as a removed row under the pointer. Chromium
 * sends such a drop to the last hovered element, although it is no longer in the document, so no other handler
 * would get it: it is dispatched again to what is under the pointer now.
 */
export function keepDropsOnGone(): void {
  window.addEventListener('dragover', ({ target }) => target?.addEventListener('drop', handOn), {
    capture: true,
  })
}

function handOn(event: Event): void {
  const { target } = event
  if (!(event instanceof DragEvent) || !(target instanceof Node) || target.isConnected) return
  event.preventDefault()
  const { clientX, clientY, dataTransfer } = event
  const below = document.elementFromPoint(clientX, clientY) ?? document.body
  below.dispatchEvent(
    new DragEvent('drop', { bubbles: true, cancelable: true, clientX, clientY, dataTransfer }),
  )
}
