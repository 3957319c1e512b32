import { lookUp } from '../../look-up'

/** The fields that a paste can contain, whatever its format calls them. */
export type PasteField =
  | 'accessKeyId'
  | 'secretAccessKey'
  | 'sessionToken'
  | 'expiration'
  | 'bucket'
  | 'region'
  | 'endpoint'
  | 'account'
  | 'publicUrl'
  | 'pathStyle'
  | 'keyTemplate'
  | 'status'

/** Known names, in lower case and without `_`, `-`, spaces and the like. */
const fields: Readonly<Record<string, PasteField>> = {
  accesskeyid: 'accessKeyId',
  accesskey: 'accessKeyId',
  accessid: 'accessKeyId',
  keyid: 'accessKeyId',
  applicationkeyid: 'accessKeyId',
  secretid: 'accessKeyId',
  rootuser: 'accessKeyId',
  secretaccesskey: 'secretAccessKey',
  secretkey: 'secretAccessKey',
  accesskeysecret: 'secretAccessKey',
  accesssecret: 'secretAccessKey',
  applicationkey: 'secretAccessKey',
  rootpassword: 'secretAccessKey',
  rootpass: 'secretAccessKey',
  sessiontoken: 'sessionToken',
  securitytoken: 'sessionToken',
  // Other owners' tokens, such as Cloudflare's, are not for S3.
  awstoken: 'sessionToken',
  expiration: 'expiration',
  credentialexpiration: 'expiration',
  sessionexpiration: 'expiration',
  expiresat: 'expiration',
  bucket: 'bucket',
  bucketname: 'bucket',
  region: 'region',
  regionname: 'region',
  defaultregion: 'region',
  defaultregionname: 'region',
  bucketregion: 'region',
  regionstatic: 'region',
  bucketlocation: 'region',
  endpoint: 'endpoint',
  endpointurl: 'endpoint',
  endpointurls3: 'endpoint',
  s3api: 'endpoint',
  apiendpoint: 'endpoint',
  serviceendpoint: 'endpoint',
  endpointaddress: 'endpoint',
  // DigitalOcean
  originendpoint: 'endpoint',
  // Outline
  uploadbucketurl: 'endpoint',
  serviceurl: 'endpoint',
  publicurl: 'publicUrl',
  publicurlbase: 'publicUrl',
  publicbaseurl: 'publicUrl',
  publicdomain: 'publicUrl',
  publicdevelopmenturl: 'publicUrl',
  customdomain: 'publicUrl',
  customurl: 'publicUrl',
  urlprefix: 'publicUrl',
  cdnurl: 'publicUrl',
  cdnendpoint: 'publicUrl',
  assethost: 'publicUrl',
  aliashost: 'publicUrl',
  // Laravel. Elsewhere a URL without another word is the server's.
  awsurl: 'publicUrl',
  pathstyle: 'pathStyle',
  forcepathstyle: 'pathStyle',
  usepathstyle: 'pathStyle',
  usepathstyleendpoint: 'pathStyle',
  pathstyleaccess: 'pathStyle',
  addressingstyle: 'pathStyle',
  keytemplate: 'keyTemplate',
  status: 'status',
  // The names in Korean consoles.
  액세스키: 'accessKeyId',
  액세스키id: 'accessKeyId',
  액세스키아이디: 'accessKeyId',
  비밀액세스키: 'secretAccessKey',
  비밀키: 'secretAccessKey',
  시크릿키: 'secretAccessKey',
  시크릿액세스키: 'secretAccessKey',
  세션토큰: 'sessionToken',
  버킷: 'bucket',
  버킷명: 'bucket',
  버킷이름: 'bucket',
  리전: 'region',
  엔드포인트: 'endpoint',
  api엔드포인트: 'endpoint',
  호환엔드포인트: 'endpoint',
}

/** Names that only mean something after a word such as `S3_`. */
const shortFields: Readonly<Record<string, PasteField>> = {
  key: 'accessKeyId',
  secret: 'secretAccessKey',
  url: 'endpoint',
  accountid: 'account',
}

/** Prefixes that say whose a name is. */
const owner =
  /^(?:aws|s3|r2|minio|b2|backblaze|wasabi|spaces|do|digitalocean|ollim|cloudflare|cloud|cf|scw|scaleway|oss|alibabacloud|aliyun|cos|tencentcloud|ncloud|ncp|naver|nhn|storage|objectstorage|hetzner|supabase|ovh|nextpublic|vite|spring|credentials|discourse|uploads?)/

/** Prefixes that do not mean S3: anybody may have an address for uploads. */
const meaningless = /^(?:discourse)?(?:uploads?)?$/

/** Far longer than any name. */
const longestName = 200

export interface NamedField {
  readonly field: PasteField
  /** The prefix, such as `minio`: names with the same owner belong together. */
  readonly owner: string
}

/** The field that a name such as `AWS_SECRET_ACCESS_KEY`, `Secret access key` or `비밀 액세스 키` stands for. */
export function fieldNamed(name: string): NamedField | undefined {
  // Looking for the owners in a whole text would take forever.
  if (name.length > longestName) return undefined
  const text = name.toLowerCase()
  return (
    fieldOf(text.replace(/[^a-z0-9가-힣]/g, '')) ?? fieldOf(text.replace(/[^a-z0-9]/g, '')) ?? ofProgram(name)
  )
}

/** A program's own prefix, as in `NUXT_S3_BUCKET`, is an owner, too. Only in capitals: `my-s3-bucket` is no name. */
function ofProgram(name: string): NamedField | undefined {
  const [, program = '', rest = ''] = /^((?:[A-Z0-9]+_)+?)((?:AWS|S3|R2|MINIO)_[A-Z0-9_]+)$/.exec(name) ?? []
  const known = fieldOf(rest.toLowerCase().replaceAll('_', ''))
  return known === undefined ? undefined : { ...known, owner: program + known.owner }
}

/** @param whole a name without separators */
function fieldOf(whole: string): NamedField | undefined {
  let rest = whole
  for (;;) {
    const taken = whole.slice(0, whole.length - rest.length)
    const field = lookUp(fields, rest) ?? (meaningless.test(taken) ? undefined : lookUp(shortFields, rest))
    if (field !== undefined) return { field, owner: taken }
    const shorter = rest.replace(owner, '')
    if (shorter === rest) return undefined
    rest = shorter
  }
}
