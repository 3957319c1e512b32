import { expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'

const config = (rest: string) => `<?php
$CONFIG = array(
  'objectstore' => [
    'class' => '\\\\OC\\\\Files\\\\ObjectStore\\\\S3',
    'arguments' => [
      'bucket' => 'nextcloud',
      'key' => 'EJ39ITYZEUH5BGWDRUFY',
      'secret' => 'M5MrXTRjkyMaxXPe2FRXMTfTfbKEnZCu+7uRTVSj',
      ${rest}
    ],
  ],
);`
const keys = {
  bucket: 'nextcloud',
  accessKeyId: 'EJ39ITYZEUH5BGWDRUFY',
  secretAccessKey: 'M5MrXTRjkyMaxXPe2FRXMTfTfbKEnZCu+7uRTVSj',
}

it.each([
  [
    `'hostname' => 'minio.example.com', 'port' => 9000, 'use_ssl' => false, 'region' => 'optional', 'use_path_style' => true,`,
    { ...keys, endpoint: 'http://minio.example.com:9000', pathStyle: true, notes: [] },
  ],
  [
    `'hostname' => 'nyc3.digitaloceanspaces.com', 'use_ssl' => true, 'region' => 'nyc3',`,
    {
      ...keys,
      endpoint: 'https://nyc3.digitaloceanspaces.com',
      provider: 'spaces',
      region: 'nyc3',
      notes: [],
    },
  ],
])("Nextcloud's configuration gives server, bucket and keys: %s", (rest, candidate) => {
  const { candidates } = understandPaste(config(rest))

  expect(candidates).toMatchObject([candidate])
  expect(candidates[0]?.region).not.toBe('optional')
})
