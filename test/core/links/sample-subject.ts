import type { LinkSubject } from '../../../electron/shared/links/link-format'

/** An image of which everything is known but what the person did not type. */
export const market: LinkSubject = {
  url: 'https://img.haneul.blog/2026/11/night-market.png',
  name: 'night-market.png',
  key: '2026/11/night-market.png',
  sizeBytes: 3_412_345,
  dimensions: { width: 1600, height: 1200 },
  bucket: 'pictures',
  etag: 'e1',
  sha256: 'ab12',
  uploadedAt: Date.UTC(2026, 10, 24, 12),
}

/** The same image where only its link is known. */
export const bareMarket: LinkSubject = {
  url: market.url,
  name: market.name,
  key: market.key,
  sizeBytes: market.sizeBytes,
}
