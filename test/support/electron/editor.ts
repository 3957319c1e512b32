import type { Locator, Page } from 'playwright-core'

/** A text field over the window's corner to drop things on; its dataset records the dropped formats. */
export async function openEditor(page: Page): Promise<Locator> {
  await page.evaluate(() => {
    const editor = document.createElement('textarea')
    editor.id = 'editor'
    editor.style.cssText = 'position: fixed; right: 0; bottom: 80px; z-index: 9; width: 200px; height: 200px'
    editor.addEventListener('drop', ({ dataTransfer }) => {
      editor.dataset['uris'] = dataTransfer?.getData('text/uri-list') ?? ''
      editor.dataset['html'] = dataTransfer?.getData('text/html') ?? ''
    })
    document.body.append(editor)
  })
  return page.locator('#editor')
}
