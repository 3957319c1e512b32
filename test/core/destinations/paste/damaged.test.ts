import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'
import { anyCharacter } from '../../../support/any-character'
import { id, secret, temporaryId } from './samples'

const keys = (accessKeyId: string, secretAccessKey: string) =>
  `AWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey}`

/** What is wrong with a paste, and which values must not come out of it. */
const examples: readonly (readonly [
  what: string,
  paste: string,
  note: string,
  withheld: readonly string[],
])[] = [
  ['nothing but white space', ' \n\t ', 'empty', []],
  ['a sentence', 'Please send me the keys again.', 'unknown', []],
  ['two keys in a message', `old: ${id} new: AKIAI44QH8DHBEXAMPLE secret: ${secret}`, 'unknown', []],
  ['a key beside a commit', `${id} was in da39a3ee5e6b4b0d3255bfef95601890afd80709`, 'unknown', []],
  ['a picture as text', 'data:image/png;base64,iVBORw0KGgo=', 'unknown', []],
  ['a secret without its id', secret, 'secret-alone', []],
  [
    'JSON without its end',
    `{"AccessKeyId": "${id}", "SecretAccessKey": "${secret.slice(0, 12)}`,
    'json-broken',
    [],
  ],
  ['a CSV file of which only the first line came', 'Access key ID,Secret access key', 'csv-no-row', []],
  [
    'the CSV file of a console login',
    'User name,Password,Console sign-in URL\nhaneul,abc,https://1.signin.aws.amazon.com/console',
    'csv-console-login',
    [],
  ],
  [
    "rclone's configuration under a password",
    '# Encrypted rclone configuration File\n\nRCLONE_ENCRYPT_V0:\nZm9v',
    'encrypted',
    [],
  ],
  ["rclone's without S3", '[drive]\ntype = drive\nscope = drive', 'rclone-no-s3', []],
  ["PicGo's without S3", '{"picBed": {"uploader": "smms", "smms": {"token": "x"}}}', 'not-s3', []],
  [
    'an SSO profile',
    '[profile work]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\nregion = ap-northeast-2',
    'profile-borrows',
    [],
  ],
  ['a bookmark with a key in front of the server', `s3://${id}@s3.amazonaws.com/photos/`, 'unknown', []],
  ['an access point', 'arn:aws:s3:ap-northeast-2:123456789012:accesspoint/blog', 'access-point', []],
  ['where one signs in to AWS', 'https://123456789012.signin.aws.amazon.com/console', 'provider-page', []],
  ['where AWS makes keys', 'https://us-east-1.console.aws.amazon.com/iam/home#/users', 'provider-page', []],
  [
    "what AWS's access portal offers first",
    'SSO start URL\nhttps://d-9067f0.awsapps.com/start/#\nSSO Region\nap-northeast-2',
    'provider-page',
    [],
  ],
  [
    'where Cloudflare makes keys',
    'https://dash.cloudflare.com/0123456789abcdef0123456789abcdef/r2/api-tokens',
    'provider-page',
    [],
  ],
  ['one for several regions', 'arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap', 'access-point', []],
  ['an id cut short', keys(id.slice(0, 15), secret), 'key-id-cut', ['accessKeyId']],
  ['an id twice in a row', keys(id + id, secret), 'key-id-doubled', ['accessKeyId']],
  ['an id with a stray character', keys(`${id.slice(0, 19)}-`, secret), 'key-id-malformed', ['accessKeyId']],
  ['a secret cut short', keys(id, secret.slice(0, 33)), 'secret-cut', ['secretAccessKey']],
  ['a secret twice in a row', keys(id, secret + secret), 'secret-doubled', ['secretAccessKey']],
  [
    'a secret torn in two',
    keys(id, `"${secret.slice(0, 20)} ${secret.slice(20)}"`),
    'has-space',
    ['secretAccessKey'],
  ],
  ['a secret that the page has hidden', keys(id, '****************'), 'hidden', ['secretAccessKey']],
  [
    'a secret that was never filled in',
    keys(id, '<your-secret-access-key>'),
    'placeholder',
    ['secretAccessKey'],
  ],
  ['a secret that a script would fill in', keys(id, '${SECRET}'), 'placeholder', ['secretAccessKey']],
  [
    'two secrets for one id',
    `${keys(id, secret)}\nAWS_SECRET_ACCESS_KEY=${secret.toLowerCase()}`,
    'given-twice',
    ['secretAccessKey'],
  ],
  [
    'an inactive key',
    JSON.stringify({ AccessKey: { AccessKeyId: id, SecretAccessKey: secret, Status: 'Inactive' } }),
    'key-inactive',
    [],
  ],
  [
    'a signed link',
    `https://b.s3.ap-northeast-2.amazonaws.com/a.png?X-Amz-Credential=${id}%2F20261124%2Fap-northeast-2%2Fs3%2Faws4_request&X-Amz-Signature=0f`,
    'signed-link',
    ['accessKeyId'],
  ],
  [
    'a link signed in the older way',
    `https://b.s3.amazonaws.com/a.png?AWSAccessKeyId=${id}&Expires=1700000000&Signature=0f%3D`,
    'signed-link',
    ['accessKeyId'],
  ],
]

describe('a damaged paste', () => {
  it('from a CSV file with a row split by a line break yields no second key', () => {
    const torn = `Access key ID,Secret access key\n${id},${secret.slice(0, 30)}\n${secret.slice(30)}`
    expect(understandPaste(torn).candidates).toMatchObject([
      { accessKeyId: id, notes: [{ note: 'secret-cut' }] },
    ])
  })

  it.each(examples)('is reported with its problem: %s', (_what, paste, noteName, withheld) => {
    const { candidates, notes } = understandPaste(paste)
    const all = [...notes, ...candidates.flatMap((candidate) => candidate.notes)]
    expect(all.map(({ note }) => note)).toEqual([noteName])
    for (const field of withheld) for (const one of candidates) expect(one).not.toHaveProperty(field)
    expect(JSON.stringify(all)).not.toContain(secret.slice(0, 12))
  })

  it('counts once if it was pasted twice', () => {
    const { candidates, notes } = understandPaste(`${keys(id, secret)}\n${keys(id, secret)}`)
    expect(notes).toEqual([{ note: 'doubled', facts: {} }])
    expect(candidates).toMatchObject([{ accessKeyId: id, secretAccessKey: secret }])
  })

  it("gets id and secret swapped if their forms prove that they are in each other's place", () => {
    expect(understandPaste(keys(secret, id)).candidates).toMatchObject([
      { accessKeyId: id, secretAccessKey: secret, notes: [{ note: 'swapped' }] },
    ])
  })

  it('may contain keys of any form for a server other than AWS', () => {
    const [candidate] = understandPaste(
      `${keys('AKIASHORT', 'tiny')}\nS3_ENDPOINT=http://nas.local:9000`,
    ).candidates
    expect(candidate).toMatchObject({ accessKeyId: 'AKIASHORT', secretAccessKey: 'tiny', notes: [] })
  })

  it('never throws, whatever it contains', () => {
    const scraps = fc.constantFrom(
      '{',
      '[',
      '"',
      ':',
      '=',
      '\n',
      ' ',
      ',',
      '//',
      's3://',
      'http',
      '%',
      '[a]',
      'export ',
      'AWS_ACCESS_KEY_ID',
      id,
      temporaryId,
      secret,
      '\uFEFF',
      '${',
      '```',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(scraps, fc.string({ unit: anyCharacter })), { maxLength: 30 }),
        (parts) => {
          expect(() => understandPaste(parts.join(''))).not.toThrow()
        },
      ),
    )
  })
})
