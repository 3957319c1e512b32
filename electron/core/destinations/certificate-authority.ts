import { valueProblem, type ValueProblem } from './field-problem'

/** One certificate in PEM (RFC 7468), with any white space that a mail or a terminal added. */
const certificate = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/**
 * The certificates in a pasted text, each in strict PEM; everything around them is removed. If there are none, the
 * text stays as it is, so that the person sees what is wrong with it.
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
  // With the authority's private key anyone could sign certificates in its name: the key must stay with its owner.
  if (holdsKey(text)) return valueProblem('authority-is-key')
  return text.search(certificate) < 0 ? valueProblem('authority-is-none') : undefined
}

function holdsKey(text: string): boolean {
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)
}
