import type { DestinationDraft, FieldProblem } from '../../shared/destinations/destination'
import { parseKeyTemplate, type TemplateProblem } from '../naming/key-template'
import { withoutEndSlashes } from '../without-end-slashes'
import { authorityProblem } from './certificate-authority'
import { bucketProblem } from './bucket-problem'
import { credentialProblems, type StoredCredentials } from './credential-problems'
import { endpointProblem } from './endpoint-problem'
import { atField, valueProblem, type ValueProblem } from './field-problem'
import { regionProblem } from './region-problem'
import { sessionProblems } from './session-problems'

/**
 * What is missing or wrong in a destination's form: at most one problem for each field, in the form's order; empty if
 * it can be saved and checked. Expects a normalised draft (`normalizeDraft`).
 *
 * @param stored which credentials are stored for this destination already
 * @param otherNames the names of the other destinations
 */
export function validateDestination(
  draft: DestinationDraft,
  stored: StoredCredentials,
  otherNames: readonly string[],
): readonly FieldProblem[] {
  const { fields } = draft
  const template = parseKeyTemplate(fields.keyTemplate)
  return [
    ...atField('name', nameProblem(fields.name, otherNames)),
    ...atField('endpoint', endpointProblem(fields)),
    ...atField('bucket', bucketProblem(fields)),
    ...atField('region', regionProblem(fields)),
    ...signingProblems(draft, stored),
    ...sessionProblems(fields),
    ...atField('keyTemplate', template.ok ? undefined : templateProblem(template.problem)),
    ...atField('publicUrlBase', publicUrlProblem(fields.publicUrlBase)),
    ...atField('cacheControl', cacheControlProblem(fields.cacheControl)),
    ...atField('certificateAuthority', authorityProblem(fields.certificateAuthority)),
  ]
}

/** Borrowed credentials are not typed, so nothing in them can be wrong. */
function signingProblems(
  { fields, credentials }: DestinationDraft,
  stored: StoredCredentials,
): readonly FieldProblem[] {
  const { credentialsSource: source } = fields
  if (source.kind === 'keys') return credentialProblems(credentials, stored, fields)
  const lacksName = source.kind === 'profile' && source.name === ''
  return atField('credentialsSource', lacksName ? valueProblem('profile-missing') : undefined)
}

/** The problem for a template that cannot name images. */
export function templateProblem({ kind, ...facts }: TemplateProblem): ValueProblem {
  return valueProblem(`template-${kind}`, facts)
}

function nameProblem(name: string, otherNames: readonly string[]): ValueProblem | undefined {
  if (name === '') return valueProblem('name-missing')
  const taken = otherNames.some((other) => other.toLowerCase() === name.toLowerCase())
  return taken ? valueProblem('name-taken', { name }) : undefined
}

/** What is wrong with the field Public URL base, which may be empty. */
export function publicUrlProblem(base: string): ValueProblem | undefined {
  if (base === '') return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(base)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    return valueProblem('public-url-scheme', { scheme })
  if (scheme === undefined || !URL.canParse(base)) return valueProblem('public-url-not-an-address')
  const placeholder = /[{<][^}>]*[}>]/.exec(base)?.[0]
  if (placeholder !== undefined) return valueProblem('public-url-placeholder', { placeholder })
  const { protocol, host, pathname, username, password, search, hash } = new URL(base)
  // Every link would hand it out.
  if (username !== '' || password !== '')
    return valueProblem('public-url-has-login', {
      suggestion: `${protocol}//${host}${withoutEndSlashes(pathname)}`,
    })
  return search === '' && hash === '' ? undefined : valueProblem('public-url-has-query')
}

/** A header's value: visible ASCII and spaces (RFC 9110, section 5.5). */
function cacheControlProblem(value: string): ValueProblem | undefined {
  return /^[\x20-\x7E]*$/.test(value) ? undefined : valueProblem('cache-control-malformed')
}
