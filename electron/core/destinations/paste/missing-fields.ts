import type { PasteGap } from '../../../shared/destinations/paste'
import { isTemporaryKeyId } from '../../../shared/destinations/temporary-key'
import type { PasteCandidate } from './paste-reading'

/** What a candidate still lacks before it can be checked. */
export function missingFields(candidate: PasteCandidate): readonly PasteGap[] {
  const { accessKeyId, secretAccessKey, sessionToken, whole } = candidate
  const { bucket, region, endpoint, provider } = whole ?? candidate
  const signs = (whole?.credentialsSource.kind ?? 'keys') === 'keys'
  const isElsewhere = provider !== undefined && provider !== 'aws'
  return [
    ...gap('accessKeyId', signs && accessKeyId === undefined),
    ...gap('secretAccessKey', signs && secretAccessKey === undefined),
    ...gap('sessionToken', isTemporaryKeyId(accessKeyId) && sessionToken === undefined),
    ...gap('bucket', bucket === undefined),
    ...gap('region', region === undefined && !isElsewhere),
    ...gap('endpoint', isElsewhere && endpoint === undefined),
  ]
}

function gap(name: PasteGap, isOpen: boolean): readonly PasteGap[] {
  return isOpen ? [name] : []
}
