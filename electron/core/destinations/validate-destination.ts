import type { DestinationDraft, FieldProblem } from '../../shared/destination'
import { parseKeyTemplate, type TemplateProblem } from '../naming/key-template'
import { authorityFinding } from './certificate-authority'
import { bucketFinding } from './bucket-finding'
import { credentialProblems, type StoredCredentials } from './credential-problems'
import { endpointFinding } from './endpoint-finding'
import { atField, finding, type Finding } from './field-problem'
import { regionFinding } from './region-finding'
import { sessionProblems } from './session-problems'

/**
 * What is missing or wrong in a destination's form: at most one sentence for each field, in the form's
 * order; none if it can be saved and checked. Expects a normalised draft (`normalizeDraft`).
 *
 * @param stored which credentials are kept already for this destination
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
    ...atField('name', nameFinding(fields.name, otherNames)),
    ...atField('endpoint', endpointFinding(fields)),
    ...atField('bucket', bucketFinding(fields)),
    ...atField('region', regionFinding(fields)),
    ...signingProblems(draft, stored),
    ...sessionProblems(fields),
    ...atField('keyTemplate', template.ok ? undefined : templateFinding(template.problem)),
    ...atField('publicUrlBase', publicUrlFinding(fields.publicUrlBase)),
    ...atField('cacheControl', cacheControlFinding(fields.cacheControl)),
    ...atField('certificateAuthority', authorityFinding(fields.certificateAuthority)),
  ]
}

/** Of borrowed credentials nothing is typed that could be wrong. */
function signingProblems(
  { fields, credentials }: DestinationDraft,
  stored: StoredCredentials,
): readonly FieldProblem[] {
  const { credentialsSource: source } = fields
  if (source.kind === 'keys') return credentialProblems(credentials, stored, fields)
  const lacksName = source.kind === 'profile' && source.name === ''
  return atField('credentialsSource', lacksName ? finding('profile-missing') : undefined)
}

/** The sentence for a template that cannot name images. */
export function templateFinding({ kind, ...facts }: TemplateProblem): Finding {
  return finding(`template-${kind}`, facts)
}

function nameFinding(name: string, otherNames: readonly string[]): Finding | undefined {
  if (name === '') return finding('name-missing')
  const taken = otherNames.some((other) => other.toLowerCase() === name.toLowerCase())
  return taken ? finding('name-taken', { name }) : undefined
}

function publicUrlFinding(base: string): Finding | undefined {
  if (base === '') return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(base)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    return finding('public-url-scheme', { scheme })
  if (scheme === undefined || !URL.canParse(base)) return finding('public-url-not-an-address')
  const { search, hash } = new URL(base)
  return search === '' && hash === '' ? undefined : finding('public-url-has-query')
}

/** A header's value: visible ASCII and spaces (RFC 9110, section 5.5). */
function cacheControlFinding(value: string): Finding | undefined {
  return /^[\x20-\x7E]*$/.test(value) ? undefined : finding('cache-control-malformed')
}
