import { describe, expect, it } from 'vitest'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'
import { id, secret } from './samples'
import { expectUnderstood, type UnderstoodPaste } from './understood'

const pair = { accessKeyId: id, secretAccessKey: secret }
const picgo = {
  accessKeyID: id,
  secretAccessKey: secret,
  bucketName: 'haneul-blog',
  uploadPath: '{year}/{md5}.{extName}',
  region: 'ap-northeast-2',
}

const examples: readonly UnderstoodPaste[] = [
  [
    "PicGo's whole configuration",
    JSON.stringify({
      picBed: {
        uploader: 'aws-s3',
        current: 'aws-s3',
        'aws-s3': {
          ...picgo,
          endpoint: 'https://s3.us-west-004.backblazeb2.com',
          region: '',
          urlPrefix: 'https://img.example.com/',
          pathStyleAccess: false,
        },
        smms: { token: 'x' },
      },
      picgoPlugins: { 'picgo-plugin-s3': true },
    }),
    [
      {
        source: 'picgo',
        ...pair,
        provider: 'b2',
        endpoint: 'https://s3.us-west-004.backblazeb2.com',
        region: 'us-west-004',
        bucket: 'haneul-blog',
        publicUrlBase: 'https://img.example.com',
        keyTemplate: '{year}/{hash:32}.{ext}',
      },
    ],
  ],
  [
    "the plugin's part alone, as its manual shows it",
    `"aws-s3": ${JSON.stringify(picgo, null, 2)}`,
    [{ source: 'picgo', ...pair, region: 'ap-northeast-2' }],
  ],
  ['one configuration alone', JSON.stringify(picgo), [{ source: 'picgo', ...pair, bucket: 'haneul-blog' }]],
  [
    "PicList's configurations, several of them",
    JSON.stringify({
      uploader: {
        'aws-s3-plist': {
          configList: [
            {
              _configName: 'Blog',
              _id: '1',
              ...picgo,
              pathStyleAccess: true,
              urlPrefix: 'https://cdn.example.com',
            },
            {
              _configName: 'Docs',
              _id: '2',
              ...picgo,
              bucketName: 'docs',
              uploadPath: '{Y}/{m}/{md5-16}.{extName}',
            },
          ],
          defaultId: '1',
        },
      },
      picBed: { uploader: 'aws-s3-plist' },
    }),
    [
      {
        source: 'piclist',
        name: 'Blog',
        bucket: 'haneul-blog',
        publicUrlBase: 'https://cdn.example.com/haneul-blog',
      },
      { source: 'piclist', name: 'Docs', bucket: 'docs', keyTemplate: '{year}/{month}/{hash:16}.{ext}' },
    ],
  ],
  [
    "uPic's exported hosts",
    JSON.stringify([
      { id: 1, name: 'SM.MS', type: 0, data: '{}' },
      {
        id: 2,
        name: 'Blog',
        type: 9,
        data: JSON.stringify({
          region: 'ap-northeast-2',
          bucket: 'haneul-blog',
          accessKey: id,
          secretKey: secret,
          domain: 'https://img.example.com',
          saveKeyPath: 'uPic/{filename}{.suffix}',
          customize: false,
        }),
      },
    ]),
    [
      {
        source: 'upic',
        name: 'Blog',
        ...pair,
        provider: 'aws',
        endpoint: '',
        bucket: 'haneul-blog',
        keyTemplate: 'uPic/{name}.{ext}',
      },
    ],
  ],
  [
    "the MinIO client's aliases; those that nobody filled in are left out",
    JSON.stringify({
      version: '10',
      aliases: {
        gcs: {
          url: 'https://storage.googleapis.com',
          accessKey: 'YOUR-ACCESS-KEY-HERE',
          secretKey: 'YOUR-SECRET-KEY-HERE',
          api: 'S3v2',
          path: 'dns',
        },
        local: { url: 'http://localhost:9000', accessKey: '', secretKey: '', api: 'S3v4', path: 'auto' },
        nas: {
          url: 'https://nas.example.com:9000',
          accessKey: 'minio',
          secretKey: 'minio123',
          api: 'S3v4',
          path: 'auto',
        },
      },
    }),
    [
      {
        source: 'minio-client',
        name: 'nas',
        provider: 'minio',
        endpoint: 'https://nas.example.com:9000',
        accessKeyId: 'minio',
      },
    ],
  ],
  [
    "the MinIO client's command that names a server",
    "$ mc alias set nas/ http://nas.local:9000 minio 'minio123' --api S3v4\nAdded `nas` successfully.",
    [
      {
        source: 'minio-client',
        name: 'nas',
        provider: 'minio',
        endpoint: 'http://nas.local:9000',
        accessKeyId: 'minio',
        secretAccessKey: 'minio123',
      },
    ],
  ],
  [
    'the same, continued on other lines, for another provider',
    `mc.exe alias set --path on b2 \\\n  "https://s3.us-west-004.backblazeb2.com" \\\n  f00d beef`,
    [
      {
        source: 'minio-client',
        name: 'b2',
        provider: 'b2',
        endpoint: 'https://s3.us-west-004.backblazeb2.com',
        accessKeyId: 'f00d',
        secretAccessKey: 'beef',
      },
    ],
  ],
  [
    "s3cmd's configuration for AWS",
    `[default]\naccess_key = ${id}\nsecret_key = ${secret}\nbucket_location = ap-northeast-2\nhost_base = s3.amazonaws.com\nhost_bucket = %(bucket)s.s3.amazonaws.com\nuse_https = True\ngpg_passphrase = \n`,
    [{ source: 's3cmd', ...pair, provider: 'aws', endpoint: '', region: 'ap-northeast-2' }],
  ],
  [
    "s3cmd's for a server of one's own",
    '[default]\naccess_key = ceph\nsecret_key = ceph123\nbucket_location = US\nhost_base = ceph.example.com:7480\nhost_bucket = ceph.example.com:7480\nuse_https = False',
    [{ source: 's3cmd', accessKeyId: 'ceph', endpoint: 'http://ceph.example.com:7480', pathStyle: true }],
  ],
  [
    "rclone's remotes, without those of other types",
    `[drive]\ntype = drive\nscope = drive\n\n[r2]\ntype = s3\nprovider = Cloudflare\naccess_key_id = f00d\nsecret_access_key = beef\nendpoint = https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com\nacl = private\n\n[nas]\ntype = s3\nprovider = Minio\nenv_auth = false\naccess_key_id = minio\nsecret_access_key = minio123\nendpoint = nas.example.com:9000\n\n[blog]\ntype = s3\nprovider = AWS\naccess_key_id = ${id}\nsecret_access_key = ${secret}\nregion = ap-northeast-2`,
    [
      { source: 'rclone', name: 'r2', provider: 'r2', region: 'auto', accessKeyId: 'f00d' },
      { source: 'rclone', name: 'nas', provider: 'minio', endpoint: 'https://nas.example.com:9000' },
      { source: 'rclone', name: 'blog', provider: 'aws', endpoint: '', region: 'ap-northeast-2', ...pair },
    ],
  ],
  [
    "rclone's options on one line",
    '--s3-provider Cloudflare --s3-access-key-id f00d --s3-secret-access-key beef --s3-endpoint https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com',
    [{ source: 'rclone', provider: 'r2', region: 'auto', accessKeyId: 'f00d', secretAccessKey: 'beef' }],
  ],
  [
    'an rclone command with its bucket, on several lines',
    `rclone copy ./pics :s3:photos/2026 \\\n  --s3-env-auth --s3-provider=Minio \\\n  --s3-access-key-id="minio" --s3-secret-access-key 'minio/123' \\\n  --s3-endpoint nas.example.com:9000 --s3-force-path-style=true -P`,
    [
      {
        source: 'rclone',
        provider: 'minio',
        endpoint: 'https://nas.example.com:9000',
        bucket: 'photos',
        keyTemplate: '2026/{year}/{month}/{name}.{ext}',
        accessKeyId: 'minio',
        secretAccessKey: 'minio/123',
        pathStyle: true,
      },
    ],
  ],
  [
    "rclone's options for AWS",
    `rclone lsd :s3: --s3-provider AWS --s3-access-key-id ${id} --s3-secret-access-key ${secret} --s3-region ap-northeast-2`,
    [{ source: 'rclone', provider: 'aws', endpoint: '', region: 'ap-northeast-2', ...pair }],
  ],
]

describe('the configuration of another program', () => {
  it.each(examples)('is understood: %s', expectUnderstood)

  it('keeps the default names if its template has no equivalent in Ollim', () => {
    const [candidate] = understandPaste(
      JSON.stringify({ ...picgo, uploadPath: '{timestamp}.{extName}' }),
    ).candidates
    expect(candidate).toMatchObject({ notes: [{ note: 'template-kept' }] })
    expect(candidate).not.toHaveProperty('keyTemplate')
  })
})
