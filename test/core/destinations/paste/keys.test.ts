import { describe, it } from 'vitest'
import { id, secret, temporaryId, token } from './samples'
import { expectUnderstood, type UnderstoodPaste } from './understood'

const pair = { accessKeyId: id, secretAccessKey: secret }
const temporary = { accessKeyId: temporaryId, secretAccessKey: secret, sessionToken: token }

const csv: readonly UnderstoodPaste[] = [
  [
    'the new form, with byte order mark and Windows line ends',
    `\uFEFFAccess key ID,Secret access key\r\n${id},${secret}\r\n`,
    [{ source: 'aws-csv', ...pair }],
  ],
  [
    'the old form, with user, empty password and console link',
    `User name,Password,Access key ID,Secret access key,Console login link\nhaneul,,${id},${secret},https://123456789012.signin.aws.amazon.com/console\n`,
    [{ source: 'aws-csv', label: 'haneul', ...pair }],
  ],
  [
    'quoted cells, with a comma in the user name',
    `"User Name","Access key ID","Secret access key"\n"Kim, Haneul","${id}","${secret}"`,
    [{ source: 'aws-csv', label: 'Kim, Haneul', ...pair }],
  ],
  [
    'cells from a spreadsheet',
    `Access key ID\tSecret access key\n${id}\t${secret}`,
    [{ source: 'aws-csv', ...pair }],
  ],
  [
    'the file of a root key',
    `AWSAccessKeyId=${id}\r\nAWSSecretKey=${secret}\r\n`,
    [{ source: 'environment', ...pair }],
  ],
]

const environments: readonly UnderstoodPaste[] = [
  [
    'the block of the AWS access portal',
    `export AWS_ACCESS_KEY_ID="${temporaryId}"\nexport AWS_SECRET_ACCESS_KEY="${secret}"\nexport AWS_SESSION_TOKEN="${token}"`,
    [{ source: 'environment', ...temporary }],
  ],
  [
    'the same for PowerShell',
    `$Env:AWS_ACCESS_KEY_ID="${temporaryId}"\r\n$Env:AWS_SECRET_ACCESS_KEY="${secret}"\r\n$Env:AWS_SESSION_TOKEN="${token}"`,
    [{ source: 'environment', ...temporary }],
  ],
  [
    'the same for the Windows command prompt',
    `SET AWS_ACCESS_KEY_ID=${temporaryId}\r\nSET AWS_SECRET_ACCESS_KEY=${secret}\r\nSET AWS_SESSION_TOKEN=${token}\r\n`,
    [{ source: 'environment', ...temporary }],
  ],
  [
    'set with quotes around all of it',
    `set "AWS_ACCESS_KEY_ID=${id}"\nset "AWS_SECRET_ACCESS_KEY=${secret}"`,
    [pair],
  ],
  ['fish', `set -gx AWS_ACCESS_KEY_ID ${id}\nset -gx AWS_SECRET_ACCESS_KEY '${secret}'`, [pair]],
  ['setx', `setx AWS_ACCESS_KEY_ID ${id}\nsetx AWS_SECRET_ACCESS_KEY "${secret}"`, [pair]],
  ['csh', `setenv AWS_ACCESS_KEY_ID ${id}\nsetenv AWS_SECRET_ACCESS_KEY ${secret}`, [pair]],
  [
    '.NET',
    `[Environment]::SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "${id}", "User")\n[Environment]::SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "${secret}", "User")`,
    [pair],
  ],
  [
    'one line with several, and a shell prompt',
    `$ export AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret}; export AWS_REGION=ap-northeast-2`,
    [{ ...pair, region: 'ap-northeast-2' }],
  ],
  [
    'docker run with continued lines',
    `docker run \\\n  -e AWS_ACCESS_KEY_ID=${id} \\\n  -e AWS_SECRET_ACCESS_KEY=${secret} app`,
    [pair],
  ],
  [
    'a .env file with comments, blanks and other settings',
    `# Blog\nPORT=3000\nDATABASE_URL=postgres://user:pw@db/blog\n\nAWS_ACCESS_KEY_ID = '${id}' # deploy\nAWS_SECRET_ACCESS_KEY="${secret}"\nAWS_DEFAULT_REGION=ap-northeast-2\nAWS_STORAGE_BUCKET_NAME=haneul-blog\nDJANGO_SECRET_KEY=unrelated`,
    [{ ...pair, region: 'ap-northeast-2', bucket: 'haneul-blog' }],
  ],
  [
    'R2 with the account id',
    `R2_ACCOUNT_ID=0123456789abcdef0123456789abcdef\nR2_ACCESS_KEY_ID=f00d\nR2_SECRET_ACCESS_KEY=beef\nR2_BUCKET=images\nR2_PUBLIC_URL=https://img.example.com`,
    [
      {
        accessKeyId: 'f00d',
        secretAccessKey: 'beef',
        provider: 'r2',
        endpoint: 'https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com',
        region: 'auto',
        bucket: 'images',
        publicUrlBase: 'https://img.example.com',
      },
    ],
  ],
  [
    "Laravel's, where AWS_URL is where readers find the images",
    `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\nAWS_DEFAULT_REGION=ap-northeast-2\nAWS_BUCKET=haneul-blog\nAWS_URL=https://cdn.haneul.blog\nAWS_USE_PATH_STYLE_ENDPOINT=false`,
    [{ ...pair, bucket: 'haneul-blog', region: 'ap-northeast-2', publicUrlBase: 'https://cdn.haneul.blog' }],
  ],
  [
    "Laravel's with the server after it",
    'AWS_ACCESS_KEY_ID=f00d\nAWS_SECRET_ACCESS_KEY=beef\nAWS_URL=http://localhost:9000/local\nAWS_ENDPOINT=http://minio:9000',
    [
      {
        accessKeyId: 'f00d',
        secretAccessKey: 'beef',
        endpoint: 'http://minio:9000',
        publicUrlBase: 'http://localhost:9000/local',
      },
    ],
  ],
  [
    "MinIO's root user with an endpoint",
    'MINIO_ROOT_USER=minioadmin\nMINIO_ROOT_PASSWORD=minioadmin\nMINIO_ENDPOINT=http://nas.local:9000\nMINIO_BUCKET=photos',
    [
      {
        accessKeyId: 'minioadmin',
        secretAccessKey: 'minioadmin',
        provider: 'other',
        endpoint: 'http://nas.local:9000',
        bucket: 'photos',
        pathStyle: true,
      },
    ],
  ],
  [
    'values with # and ; of their own, and a comment',
    'MINIO_ROOT_USER=admin;user # the owner\nMINIO_ROOT_PASSWORD=pa#ss;word1',
    [{ accessKeyId: 'admin;user', secretAccessKey: 'pa#ss;word1' }],
  ],
  [
    'several on a line',
    'export MINIO_ROOT_USER=admin; export MINIO_ROOT_PASSWORD=pass#1;MINIO_BUCKET=photos;',
    [{ accessKeyId: 'admin', secretAccessKey: 'pass#1', bucket: 'photos' }],
  ],
  [
    'several on a line without blanks',
    `export AWS_ACCESS_KEY_ID=${id};export AWS_SECRET_ACCESS_KEY=${secret}`,
    [pair],
  ],
  [
    'several on a line, exported at its end',
    `AWS_ACCESS_KEY_ID=${id};AWS_SECRET_ACCESS_KEY=${secret};export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY`,
    [pair],
  ],
  ['csh on one line', `setenv AWS_ACCESS_KEY_ID ${id};setenv AWS_SECRET_ACCESS_KEY ${secret}`, [pair]],
  ['fish on one line', `set -gx AWS_ACCESS_KEY_ID ${id}; set -gx AWS_SECRET_ACCESS_KEY '${secret}'`, [pair]],
  ['PowerShell on one line', `$env:AWS_ACCESS_KEY_ID=${id};$env:AWS_SECRET_ACCESS_KEY=${secret}`, [pair]],
  [
    'the keys of two owners, never mixed',
    `AWS_ACCESS_KEY_ID=${id}\nMINIO_ACCESS_KEY=minio\nMINIO_SECRET_KEY=minio123\nAWS_SECRET_ACCESS_KEY=${secret}`,
    [
      { label: 'AWS', ...pair },
      { label: 'MINIO', accessKeyId: 'minio', secretAccessKey: 'minio123' },
    ],
  ],
]

const profiles: readonly UnderstoodPaste[] = [
  [
    'one profile',
    `[blog]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    [{ source: 'aws-profile', label: 'blog', ...pair }],
  ],
  [
    'several, with comments',
    `# mine\n[default]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n; work\n[work]\naws_access_key_id = ${temporaryId}\naws_secret_access_key = ${secret}\naws_session_token = ${token}`,
    [
      { label: 'default', ...pair },
      { label: 'work', ...temporary },
    ],
  ],
  [
    'credentials and config of the same profile',
    `[blog]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n\n[profile blog]\nregion = ap-northeast-2\noutput = json\nendpoint_url = https://s3.example.com\ns3 =\n    addressing_style = path`,
    [
      {
        label: 'blog',
        ...pair,
        region: 'ap-northeast-2',
        endpoint: 'https://s3.example.com',
        pathStyle: true,
      },
    ],
  ],
  ['lines without their section', `aws_access_key_id=${id}\naws_secret_access_key=${secret}`, [pair]],
]

const json: readonly UnderstoodPaste[] = [
  [
    'aws sts assume-role',
    JSON.stringify({
      Credentials: {
        AccessKeyId: temporaryId,
        SecretAccessKey: secret,
        SessionToken: token,
        Expiration: '2026-11-24T12:00:00+00:00',
      },
      AssumedRoleUser: {
        AssumedRoleId: 'AROA3XFRBF535PLBIFPI4:me',
        Arn: 'arn:aws:sts::123456789012:assumed-role/x/me',
      },
    }),
    [{ source: 'sts', ...temporary, expiresAt: Date.UTC(2026, 10, 24, 12) }],
  ],
  [
    'aws configure export-credentials',
    `{\n  "Version": 1,\n  "AccessKeyId": "${temporaryId}",\n  "SecretAccessKey": "${secret}",\n  "SessionToken": "${token}",\n  "Expiration": "2026-11-24T12:00:00Z"\n}`,
    [{ source: 'sts', ...temporary, expiresAt: Date.UTC(2026, 10, 24, 12) }],
  ],
  [
    'aws iam create-access-key',
    JSON.stringify({
      AccessKey: { UserName: 'ollim', AccessKeyId: id, Status: 'Active', SecretAccessKey: secret },
    }),
    [{ source: 'json', label: 'ollim', ...pair }],
  ],
  [
    'an SDK configuration with the keys further in',
    JSON.stringify({
      region: 'ap-northeast-2',
      bucket: 'haneul-blog',
      credentials: { accessKeyId: id, secretAccessKey: secret },
    }),
    [{ ...pair, region: 'ap-northeast-2', bucket: 'haneul-blog' }],
  ],
  [
    'with comments and a comma too many, as editors allow',
    `{\n  // of the blog, see "https://example.com"\n  "accessKeyId": "${id}", /* old */\n  "secretAccessKey": "${secret}",\n  "endpoint": "https://s3.example.com",\n}`,
    [{ source: 'json', ...pair, endpoint: 'https://s3.example.com' }],
  ],
  [
    'a code block from a chat',
    `\`\`\`json\n{"accessKeyId": "${id}", "secretAccessKey": "${secret}"}\n\`\`\``,
    [pair],
  ],
]

const words: readonly UnderstoodPaste[] = [
  [
    "AWS's page, the name above the value",
    `Access key\n${id}\nSecret access key\n${secret}`,
    [{ source: 'labels', ...pair }],
  ],
  [
    'a mail',
    `Access key ID: ${id}\nSecret access key: ${secret}\nRegion: ap-northeast-2`,
    [{ ...pair, region: 'ap-northeast-2' }],
  ],
  [
    'YAML',
    `s3:\n  access_key: "${id}"\n  secret_key: "${secret}"\n  bucket: haneul-blog`,
    [{ ...pair, bucket: 'haneul-blog' }],
  ],
  [
    'JavaScript',
    `new S3Client({\n  region: 'ap-northeast-2',\n  credentials: {\n    accessKeyId: '${id}',\n    secretAccessKey: '${secret}',\n  },\n})`,
    [{ ...pair, region: 'ap-northeast-2' }],
  ],
  ['two words', `${id}\n${secret}`, [{ source: 'key-pair', ...pair }]],
  ['two words the other way round', `${secret} ${id}`, [pair]],
  ['three words of temporary keys', `${temporaryId} ${secret} ${token}`, [temporary]],
  [
    "Cloudflare's page after a token was made",
    `Access Key ID\nf00dfeed\nSecret Access Key\nbeefbeef\nUse jurisdiction-specific endpoints for S3 clients:\nEndpoint\nhttps://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com`,
    [{ accessKeyId: 'f00dfeed', secretAccessKey: 'beefbeef', provider: 'r2', region: 'auto' }],
  ],
]

describe.each([
  ['a CSV file', csv],
  ['variables', environments],
  ['AWS profiles', profiles],
  ['JSON', json],
  ['names and values', words],
])('%s', (_format, examples) => {
  it.each(examples)('is understood: %s', expectUnderstood)
})
