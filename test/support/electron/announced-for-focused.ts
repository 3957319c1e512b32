import type { Page } from 'playwright-core'
import { z } from 'zod'

const described = z.array(z.object({ description: z.object({ value: z.string() }).optional() }))

/** What screen readers announce for the focused element, besides its name. */
export async function announcedForFocused(page: Page): Promise<string> {
  const inspector = await page.context().newCDPSession(page)
  try {
    const { result } = await inspector.send('Runtime.evaluate', { expression: 'document.activeElement' })
    const { nodes } = await inspector.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId ?? '',
      fetchRelatives: false,
    })
    return described
      .parse(nodes)
      .flatMap(({ description }) => description?.value ?? [])
      .join(' ')
  } finally {
    await inspector.detach()
  }
}
