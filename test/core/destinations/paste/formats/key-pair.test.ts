import { describe, expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'
import { id, secret, temporaryId, token } from '../samples'

const pair = { accessKeyId: id, secretAccessKey: secret }
const temporary = { accessKeyId: temporaryId, secretAccessKey: secret, sessionToken: token }

/** A name, the paste, and the only candidate that must come of it, without anything wrong. */
const examples: readonly (readonly [what: string, paste: string, candidate: object])[] = [
  [
    "AWS's page in Japanese",
    `アクセスキー\n${id}\nシークレットアクセスキー\n${secret}\n完了`,
    { source: 'key-pair', ...pair },
  ],
  ['a CSV file in Japanese', `アクセスキー ID,シークレットアクセスキー\n${id},${secret}\n`, pair],
  [
    'a message with the region',
    `안녕하세요, 액세스 키는 ${id}, 비밀 키는 ${secret}이고 리전은 ap-northeast-2 입니다.`,
    { ...pair, region: 'ap-northeast-2' },
  ],
  [
    'what aws configure asked',
    `AWS Access Key ID [None]: ${id}\nAWS Secret Access Key [None]: ${secret}\nDefault region name [None]: ap-northeast-2\nDefault output format [None]: json`,
    { ...pair, region: 'ap-northeast-2' },
  ],
  [
    'aws configure set',
    `aws configure set aws_access_key_id ${id}\naws configure set aws_secret_access_key ${secret}`,
    pair,
  ],
  [
    'aws sts with --output text',
    `CREDENTIALS\t${temporaryId}\t2026-11-24T12:00:00+00:00\t${secret}\t${token}`,
    temporary,
  ],
  [
    'aws sts with --output table',
    `|  AccessKeyId  |  ${temporaryId}  |\n|  SecretAccessKey  |  ${secret}  |\n|  SessionToken  |  ${token}  |`,
    temporary,
  ],
  ['a line of a list with the user in front', `haneul;${id};${secret}`, pair],
  [
    'source code that sets the bucket before',
    `String bucketName = "photos";\nnew BasicAWSCredentials("${id}", "${secret}")`,
    pair,
  ],
  ['source code', `new BasicAWSCredentials("${id}", "${secret}")`, pair],
  ['JSON with names of its own', JSON.stringify({ ak: id, sk: secret, note: 'for the blog' }), pair],
]

describe('AWS keys among unknown words', () => {
  it.each(examples)('are recognised by their form: %s', (_what, paste, candidate) => {
    expect(understandPaste(paste)).toMatchObject({ candidates: [{ ...candidate, notes: [] }], notes: [] })
  })
})
