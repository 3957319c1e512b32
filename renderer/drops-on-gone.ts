/**
 * Keeps drops on what has just left the page, as a row may leave it under the pointer. Chromium gives
 * such a drop to what was hovered last, although it is no longer there, and nobody else hears of it: it
 * is handed on to what lies there now.
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
