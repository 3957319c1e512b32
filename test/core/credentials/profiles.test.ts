import { describe, expect, it } from 'vitest'
import { borrowableProfiles, readProfiles } from '../../../electron/core/credentials/profiles'

const config = `# at work
[default]
region = ap-northeast-2

[profile blog]
role_arn = arn:aws:iam::123456789012:role/uploads
source_profile = base
s3 =
  addressing_style = path

[profile "work"]
sso_session = office
[sso-session office]
sso_start_url = https://example.awsapps.com/start
[services local]
sts =
  endpoint_url = http://127.0.0.1:1
[profile only-region]
region = us-east-1
[stray]
aws_access_key_id = AKIASTRAY
[profile tool]
credential_process = "/opt/keys tool" --json
`
const credentials = '\uFEFF[base]\r\naws_access_key_id = AKIABASE\r\naws_secret_access_key = x#y\r\n'

describe('the profiles of ~/.aws', () => {
  it('are those that lead to credentials, from both files', () => {
    expect(borrowableProfiles(readProfiles(config, credentials))).toEqual(['blog', 'work', 'tool', 'base'])
  })

  it('are merged from both files, the default one first', () => {
    const profiles = readProfiles(config, '[default]\naws_access_key_id = AKIADEFAULT\n')
    expect(borrowableProfiles(profiles)[0]).toBe('default')
    expect(Object.fromEntries(profiles.get('default') ?? [])).toEqual({
      region: 'ap-northeast-2',
      aws_access_key_id: 'AKIADEFAULT',
    })
  })

  it("know the server that their services section names for S3, and no other service's", () => {
    const servers = `[profile nas]
services = nas
endpoint_url = http://nas.local:1
s3 =
  addressing_style = path
[services nas]
dynamodb =
  endpoint_url = http://nas.local:2
s3 =
  endpoint_url = http://nas.local:9000
sqs =
  endpoint_url = http://nas.local:3
`
    expect(readProfiles(servers, '').get('nas')?.get('s3.endpoint_url')).toBe('http://nas.local:9000')
  })

  it('are none in empty files and in files of another kind', () => {
    expect(borrowableProfiles(readProfiles('', ''))).toEqual([])
    expect(borrowableProfiles(readProfiles('{"not": "ini"}', '\0\u0001'))).toEqual([])
  })
})
