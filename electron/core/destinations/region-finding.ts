import type { DestinationFields } from '../../shared/destination'
import { isAws, regionInEndpoint } from './endpoint-pattern'
import { finding, type Finding } from './field-problem'

/** What is missing or wrong in the field Region. */
export function regionFinding(
  fields: Pick<DestinationFields, 'region' | 'endpoint' | 'provider'>,
): Finding | undefined {
  const { region } = fields
  if (region === '') return finding('region-missing')
  if (!isAws(fields)) {
    if (/[^A-Za-z0-9._-]/.test(region)) return finding('region-malformed', { region })
  } else {
    const zone = /^([a-z]+(?:-[a-z]+)+-\d)[a-z]$/.exec(region)?.[1]
    if (zone !== undefined) return finding('region-is-zone', { region: zone })
    if (!/^[a-z]+(?:-[a-z]+)+-\d$/.test(region)) return finding('region-malformed', { region })
  }
  const told = regionInEndpoint(fields)
  return told === '' || told === region ? undefined : finding('region-differs', { region: told })
}
