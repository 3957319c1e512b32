import { lookUp } from '../../look-up'

/** What a paste can say, whatever the format calls it. */
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

/** Names in use, in lower case, without `_`, `-`, spaces and the like. */
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
  sessiontoken: 'sessionToken',
  securitytoken: 'sessionToken',
  // Other owners' tokens, such as Cloudflare's, are for other programs than S3's.
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
  // DigitalOcean's
  originendpoint: 'endpoint',
  // Outline's
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
  // Laravel's: elsewhere a URL without another word is the server's.
  awsurl: 'publicUrl',
  pathstyle: 'pathStyle',
  forcepathstyle: 'pathStyle',
  usepathstyle: 'pathStyle',
  usepathstyleendpoint: 'pathStyle',
  pathstyleaccess: 'pathStyle',
  addressingstyle: 'pathStyle',
  keytemplate: 'keyTemplate',
  status: 'status',
  // As consoles have them in Korean.
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
}

/** Names that mean something only behind a word such as `S3_`. */
const shortFields: Readonly<Record<string, PasteField>> = {
  key: 'accessKeyId',
  secret: 'secretAccessKey',
  url: 'endpoint',
  accountid: 'account',
}

/** Words in front of a name that say whose it is. */
const owner =
  /^(?:aws|s3|r2|minio|b2|backblaze|wasabi|spaces|do|digitalocean|ollim|cloudflare|cloud|cf|scw|scaleway|oss|alibabacloud|aliyun|cos|tencentcloud|ncloud|ncp|naver|nhn|storage|objectstorage|hetzner|supabase|ovh|nextpublic|vite|spring|credentials|discourse|uploads?)/

/** What is in front where no word says that it is S3's: an address of uploads may be anybody's. */
const tellsNothing = /^(?:discourse)?(?:uploads?)?$/

export interface NamedField {
  readonly field: PasteField
  /** The words in front, such as `minio`: names with the same owner belong together. */
  readonly owner: string
}

/** What a name such as `AWS_SECRET_ACCESS_KEY`, `secretAccessKey`, `Secret access key` or `비밀 액세스 키` stands for. */
export function fieldNamed(name: string): NamedField | undefined {
  const text = name.toLowerCase()
  return (
    fieldOf(text.replace(/[^a-z0-9가-힣]/g, '')) ?? fieldOf(text.replace(/[^a-z0-9]/g, '')) ?? ofProgram(name)
  )
}

/** A program's own name in front, as in `NUXT_S3_BUCKET`, is an owner, too. In capitals alone: `my-s3-bucket` is no name. */
function ofProgram(name: string): NamedField | undefined {
  const [, program = '', rest = ''] = /^((?:[A-Z0-9]+_)+?)((?:AWS|S3|R2|MINIO)_[A-Z0-9_]+)$/.exec(name) ?? []
  const known = fieldOf(rest.toLowerCase().replaceAll('_', ''))
  return known === undefined ? undefined : { ...known, owner: program + known.owner }
}

/** @param whole a name without what only separates its words */
function fieldOf(whole: string): NamedField | undefined {
  let rest = whole
  for (;;) {
    const taken = whole.slice(0, whole.length - rest.length)
    const field = lookUp(fields, rest) ?? (tellsNothing.test(taken) ? undefined : lookUp(shortFields, rest))
    if (field !== undefined) return { field, owner: taken }
    const shorter = rest.replace(owner, '')
    if (shorter === rest) return undefined
    rest = shorter
  }
}
