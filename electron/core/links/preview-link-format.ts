import type { LinkFormat, LinkSubject, LinkTemplateProblem } from '../../shared/link-format'
import { problem, success, type Result } from '../../shared/result'
import { formatLink, linkTemplateProblem } from './format-link'

/** Stands for any image in the settings screen; the address is one that nobody owns (RFC 2606). */
const example: LinkSubject = {
  url: 'https://img.example.com/2026/11/night-market.png',
  name: 'night-market.png',
  key: '2026/11/night-market.png',
  sizeBytes: 3_400_000,
}

/** An example link in a format, or why its template cannot be used. */
export function previewLinkFormat(
  format: LinkFormat,
  customTemplate: string,
): Result<string, LinkTemplateProblem> {
  const wrong = format === 'custom' ? linkTemplateProblem(customTemplate) : undefined
  return wrong === undefined ? success(formatLink(format, customTemplate, example)) : problem(wrong)
}
