import type { DestinationFields } from '../../shared/destinations/destination'
import { isAws, regionInEndpoint } from './endpoint-pattern'
import { valueProblem, type ValueProblem } from './field-problem'

/** What is missing or wrong in the field Region. */
export function regionProblem(
  fields: Pick<DestinationFields, 'region' | 'endpoint' | 'provider'>,
): ValueProblem | undefined {
  const { region } = fields
  if (region === '') return valueProblem('region-missing')
  if (!isAws(fields)) {
    if (/[^A-Za-z0-9._-]/.test(region)) return valueProblem('region-malformed', { region })
  } else {
    const zone = /^([a-z]+(?:-[a-z]+)+-\d)[a-z]$/.exec(region)?.[1]
    if (zone !== undefined) return valueProblem('region-is-zone', { region: zone })
    if (!/^[a-z]+(?:-[a-z]+)+-\d$/.test(region)) return valueProblem('region-malformed', { region })
  }
  const expected = regionInEndpoint(fields)
  return expected === '' || expected === region
    ? undefined
    : valueProblem('region-differs', { region: expected })
}
