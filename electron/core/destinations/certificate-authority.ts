import { valueProblem, type ValueProblem } from './field-problem'

/** One certificate in PEM (RFC 7468), with whatever white space a mail or a terminal put into it. */
const certificate = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/**
 * The certificates in what was pasted, each in its strict form; what stands around them goes. Without
 * any the text stays, so that the person sees what was wrong with it.
 */
export function certificatesIn(text: string): string {
  const found = [...text.matchAll(certificate)].map(([, body = '']) => {
    const lines = body.replaceAll(/\s+/g, '').match(/.{1,64}/g) ?? []
    return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
  })
  return found.length === 0 || holdsKey(text) ? text.trim() : found.join('')
}

/** What is wrong with a field that should hold certificates. */
export function authorityProblem(text: string): ValueProblem | undefined {
  if (text === '') return undefined
  // It could sign certificates in the authority's name: it must not leave its keeper.
  if (holdsKey(text)) return valueProblem('authority-is-key')
  return text.search(certificate) < 0 ? valueProblem('authority-is-none') : undefined
}

function holdsKey(text: string): boolean {
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)
}
