import type { Credentials, StoreTarget } from '../../../../electron/core/ports/object-store'
import { targetOf } from '../../../support/servers/targets'
import type { Provocations, Provoked } from '../stage'

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

/** On AWS, whose rules for names and keys are known. */
function aws(change: Partial<StoreTarget>, keys: Partial<Credentials> = {}): Provoked {
  const credentials = { accessKeyId, secretAccessKey, sessionToken: '', ...keys }
  const place = { endpoint: '', provider: 'aws', region: 'ap-northeast-2', pathStyle: false } as const
  return { target: targetOf({ ...place, credentials, ...change }) }
}

/** Faults that need no server to be found. */
export const inSettings: Provocations = {
  'id and secret swapped': () => aws({}, { accessKeyId: secretAccessKey, secretAccessKey: accessKeyId }),
  'secret in both fields': () => aws({}, { accessKeyId: secretAccessKey }),
  'id in both fields': () => aws({}, { secretAccessKey: accessKeyId }),
  'id cut': () => aws({}, { accessKeyId: accessKeyId.slice(0, -3) }),
  'id pasted twice': () => aws({}, { accessKeyId: accessKeyId.repeat(2) }),
  'id of a user': () => aws({}, { accessKeyId: 'AIDAIOSFODNN7EXAMPLE' }),
  'secret cut': () => aws({}, { secretAccessKey: secretAccessKey.slice(0, -3) }),
  'secret pasted twice': () => aws({}, { secretAccessKey: secretAccessKey.repeat(2) }),
  'secret with a line break': () =>
    aws({}, { secretAccessKey: `${secretAccessKey.slice(0, 20)}\n${secretAccessKey.slice(20)}` }),
  'token missing': () => aws({}, { accessKeyId: accessKeyId.replace('AKIA', 'ASIA') }),
  'token with a key that has none': () => aws({}, { sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE' }),
  'bucket with capitals': () => aws({ bucket: 'My-Photos' }),
  'bucket too short': () => aws({ bucket: 'ab' }),
  'bucket like an address in numbers': () => aws({ bucket: '192.168.5.4' }),
  'region is a zone': () => aws({ region: 'ap-northeast-2a' }),
  'region without form': () => aws({ region: 'Seoul' }),
  'bucket in the endpoint, too': () => ({
    target: targetOf({ endpoint: 'https://photos.s3.example.com', bucket: 'photos' }),
  }),
  'endpoint without scheme': () => ({ target: targetOf({ endpoint: 's3.example.com' }) }),
}
