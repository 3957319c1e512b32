import type { LinkFormat, LinkSubject, LinkTemplateProblem } from '../../shared/links/link-format'
import { problem, success, type Result } from '../../shared/result'
import { linkTemplateProblem } from './custom-format'
import { formatLink } from './format-link'

/** Stands for any image in the settings screen; its domain belongs to nobody (RFC 2606). */
const example: LinkSubject = {
  url: 'https://img.example.com/2026/11/night-market.png',
  name: 'night-market.png',
  key: '2026/11/night-market.png',
  sizeBytes: 3_400_000,
  dimensions: { width: 1600, height: 1200 },
  bucket: 'pictures',
  etag: '9b2cf535f27731c974343645a3985328',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  // Noon in UTC, so that the date is the same in most time zones.
  uploadedAt: Date.UTC(2026, 10, 24, 12),
}

/** An example link in a format, or why its template cannot be used. */
export function previewLinkFormat(
  format: LinkFormat,
  customTemplate: string,
): Result<string, LinkTemplateProblem> {
  const wrong = format === 'custom' ? linkTemplateProblem(customTemplate) : undefined
  return wrong === undefined ? success(formatLink(format, customTemplate, example)) : problem(wrong)
}
