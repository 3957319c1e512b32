/**
 * Drags files to a point of a page and drops them there, as the operating system would.
 * @param {import('playwright-core').Page} page
 * @param {{ x: number, y: number }} point in the page's pixels
 * @param {readonly string[]} files absolute paths
 * @param {(hover: () => Promise<unknown>) => Promise<void>} [whileHovering] may call `hover` to repeat the drag
 */
export async function dropFilesAt(page, point, files, whileHovering) {
  await dropAt(page, point, { items: [], files: [...files] }, whileHovering)
}

/**
 * The same with any data, as another program would give it.
 * @param {import('playwright-core').Page} page
 * @param {{ x: number, y: number }} point in the page's pixels
 * @param {{ items: { mimeType: string, data: string }[], files: string[] }} data
 * @param {(hover: () => Promise<unknown>) => Promise<void>} [whileHovering] may call `hover` to repeat the drag
 */
export async function dropAt(page, { x, y }, data, whileHovering) {
  const devtools = await page.context().newCDPSession(page)
  const drag = (/** @type {'dragEnter' | 'dragOver' | 'drop'} */ type) =>
    devtools.send('Input.dispatchDragEvent', {
      type,
      x,
      y,
      data: { ...data, dragOperationsMask: 1 },
    })
  await drag('dragEnter')
  await drag('dragOver')
  await whileHovering?.(() => drag('dragOver'))
  await drag('drop')
  await devtools.detach()
}
