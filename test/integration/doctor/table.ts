/**
 * What the doctor says about each fault of each server. `told` holds the steps that were reached: the note of a
 * passed one with its asides, or the kind and reason of a failed one.
 */
export interface Row {
  readonly server: ServerName
  readonly fault: string
  readonly told: Readonly<Partial<Record<'who' | 'where' | 'may' | 'link', string>>>
  /** Whether uploads continue by themselves in another way, although the check reports it. */
  readonly isWorkedAround: boolean
}

/** `aws` answers as AWS documents it; all others are the real thing. `settings` asks nobody. */
export type ServerName = 'ceph' | 'dbstore' | 'moto' | 'aws' | 'network' | 'tls' | 'proxy' | 'settings'

const row = (server: ServerName, fault: string, told: Row['told']): Row => ({
  ...{ server, fault, told },
  isWorkedAround: false,
})
const workedAround = (...of: Parameters<typeof row>): Row => ({ ...row(...of), isWorkedAround: true })

const who = 'known'
const where = 'found'
const may = 'proven'
const link = 'opened'
const bucketFound = { who, where }
const closed = 'access-denied linkPrivate'

export const table: readonly Row[] = [
  row('ceph', 'none', { who, where, may, link }),
  row('ceph', 'private bucket', { who, where, may, link: closed }),
  row('ceph', 'key unknown', { who: 'key-id-unknown' }),
  row('ceph', 'secret wrong', { who: 'secret-wrong' }),
  row('ceph', 'id and secret swapped', { who: 'key-id-unknown slash' }),
  row('ceph', 'secret wrong, bucket missing', { who: 'secret-wrong' }),
  row('ceph', 'account turned off', { who: 'access-denied account' }),
  row('ceph', 'clock 20 min fast', { who: 'known +clockFast 20', where, may, link }),
  row('ceph', 'clock 90 min slow', { who: 'known +clockSlow 90', where, may, link }),
  row('ceph', 'path in the endpoint', { who, where: 'bucket-missing endpointPath' }),
  row('ceph', 'bucket missing', { who, where: 'bucket-missing' }),
  row('ceph', 'bucket of another account', { ...bucketFound, may: 'access-denied otherAccount' }),
  row('ceph', 'put denied by policy', { ...bucketFound, may: 'access-denied folder' }),
  row('ceph', 'put denied in this folder', { ...bucketFound, may: 'access-denied folder' }),
  row('ceph', 'put denied in other folders', { who, where, may, link: closed }),
  row('ceph', 'read denied', { ...bucketFound, may: 'notRead', link: closed }),
  row('ceph', 'delete denied', { ...bucketFound, may: 'notDeleted', link: closed }),
  row('ceph', 'list denied', { ...bucketFound, may: 'proven +notListed', link: closed }),
  row('ceph', 'read, delete and list denied', {
    ...bucketFound,
    may: 'onlyWritten +notListed',
    link: closed,
  }),
  row('ceph', 'versioning', { who, where, may, link: closed }),
  row('ceph', 'object lock', { ...bucketFound, may: 'proven +versionStays', link: closed }),
  row('ceph', 'quota used up', { ...bucketFound, may: 'quota-exceeded' }),
  row('ceph', 'bucket in front of a host without such names', { where: 'wrong-endpoint wantsPathStyle' }),
  row('ceph', 'certificate self-signed', { where: 'tls selfSigned' }),
  row('ceph', 'certificate trusted by file', { who, where, may, link: 'tls selfSigned' }),
  row('ceph', 'http on its https port', { where: 'wrong-endpoint needsHttps' }),
  row('ceph', 'https on its http port', { where: 'wrong-endpoint noHttps' }),
  row('ceph', 'public URL elsewhere', { who, where, may, link: closed }),

  row('dbstore', 'none', { who, where, may, link: closed }),
  row('dbstore', 'key unknown', { who: 'access-denied keyOrRight' }),
  row('dbstore', 'secret wrong', { who: 'access-denied keyOrRight' }),
  row('dbstore', 'token with a key that needs none', { who: 'credentials-expired tokenNeedless' }),
  row('dbstore', 'token, and the secret wrong', { who: 'access-denied tokenOrRight' }),
  row('dbstore', 'token wrong', { who: 'access-denied tokenOrRight' }),
  row('dbstore', 'clock 20 min slow', { who: 'known +clockSlow 20', where, may, link: closed }),
  row('dbstore', 'bucket missing', { who, where: 'bucket-missing' }),
  row('dbstore', 'bucket of another account', { ...bucketFound, may: 'access-denied otherAccount' }),
  row('dbstore', 'put denied by policy', { ...bucketFound, may: 'access-denied folder' }),

  row('moto', 'none', { who, where, may, link: closed }),
  row('moto', 'temporary key', { who, where, may, link: closed }),
  row('moto', 'list denied', { ...bucketFound, may: 'proven +notListed', link: closed }),
  row('moto', 'delete and list denied', { ...bucketFound, may: 'notDeleted +notListed', link: closed }),
  row('moto', 'read, delete and list denied', {
    ...bucketFound,
    may: 'onlyWritten +notListed',
    link: closed,
  }),
  row('moto', 'key unknown', { who: 'key-id-unknown' }),
  row('moto', 'key deleted', { who: 'key-id-unknown' }),
  row('moto', 'secret wrong', { who: 'secret-wrong' }),
  row('moto', 'token wrong', { who: 'credentials-expired tokenInvalid' }),
  row('moto', 'token with a key that needs none', { who: 'credentials-expired tokenInvalid' }),
  row('moto', 'put denied', { ...bucketFound, may: 'access-denied folder' }),
  row('moto', 'everything denied', { ...bucketFound, may: 'access-denied folder' }),
  row('moto', 'explicit deny', { ...bucketFound, may: 'access-denied folder' }),
  row('moto', 'other folders only', { ...bucketFound, may: 'access-denied folder' }),
  row('moto', 'this folder only', { ...bucketFound, may: 'proven +notListed', link: closed }),
  row('moto', 'put denied by the bucket', { ...bucketFound, may: 'access-denied folder' }),
  row('moto', 'bucket missing', { who, where: 'bucket-missing' }),
  row('moto', 'bucket missing, everything denied', { ...bucketFound, may: 'access-denied folder' }),
  row('moto', 'object lock', { ...bucketFound, may: 'proven +versionStays', link: closed }),
  row('moto', 'versioning', { who, where, may, link: closed }),

  row('aws', 'none', { who, where, may, link }),
  row('aws', 'key unknown or turned off', { who: 'key-id-unknown ofAws' }),
  row('aws', 'secret wrong', { who: 'secret-wrong' }),
  row('aws', 'token wrong', { who: 'credentials-expired tokenInvalid' }),
  row('aws', 'token expired', { who: 'credentials-expired' }),
  row('aws', 'token to be refreshed', { who: 'credentials-expired' }),
  row('aws', 'not signed up', { who: 'access-denied account' }),
  row('aws', 'account in trouble', { who: 'access-denied account' }),
  row('aws', 'clock 30 min fast', { who: 'known +clockFast 30', where, may, link }),
  row('aws', 'clock wrong for good', { who: 'clock-skew unspecified' }),
  row('aws', 'region wrong, redirected', { where: 'wrong-region eu-west-1' }),
  row('aws', 'region wrong, expected', { where: 'wrong-region eu-west-1' }),
  row('aws', 'region wrong, incompatible', { where: 'wrong-region ap-east-1' }),
  row('aws', 'bucket missing', { who, where: 'bucket-missing' }),
  row('aws', 'bucket just made', { where: 'server-error moving' }),
  row('aws', 'bucket of another account', { ...bucketFound, may: 'access-denied otherAccount' }),
  row('aws', 'denied without context', { ...bucketFound, may: 'access-denied outside' }),
  row('aws', 'put denied', { ...bucketFound, may: 'access-denied folder' }),
  row('aws', 'explicit deny in the bucket policy', { ...bucketFound, may: 'access-denied explicitDeny' }),
  row('aws', 'explicit deny by the organization', { ...bucketFound, may: 'access-denied explicitDeny' }),
  row('aws', 'not in the permissions boundary', { ...bucketFound, may: 'access-denied otherPolicy' }),
  row('aws', 'not in the session policy', { ...bucketFound, may: 'access-denied otherPolicy' }),
  row('aws', 'encryption key denied', { ...bucketFound, may: 'access-denied encryption' }),
  row('aws', 'encryption key disabled', { ...bucketFound, may: 'access-denied encryptionOff' }),
  row('aws', 'public access list blocked', { ...bucketFound, may: 'access-denied publicAclBlocked' }),
  row('aws', 'read denied', { ...bucketFound, may: 'notRead', link }),
  row('aws', 'delete denied', { ...bucketFound, may: 'notDeleted', link }),
  row('aws', 'list denied', { ...bucketFound, may: 'proven +notListed', link }),
  row('aws', 'public access blocked', { who, where, may, link: closed }),
  row('aws', 'MFA delete', { ...bucketFound, may: 'proven +versionStays', link }),
  row('aws', 'object lock', { ...bucketFound, may: 'proven +versionStays', link }),
  // Ceph refuses to turn access lists off, and moto, told to, takes them all the same: recorded only.
  workedAround('aws', 'access list refused', { ...bucketFound, may: 'acl-not-supported' }),
  workedAround('aws', 'access list unknown, as on R2', { ...bucketFound, may: 'acl-not-supported' }),
  row('aws', 'throttled', { where: 'throttled' }),
  row('aws', 'internal error', { where: 'server-error' }),

  row('network', 'nothing listens', { where: 'offline refused' }),
  row('network', 'host unknown', { where: 'offline nameUnknown' }),
  row('network', 'region of AWS unknown', { where: 'offline regionUnknown' }),
  row('network', 'never answers', { where: 'timeout' }),
  row('network', 'hangs up', { where: 'server-error cut' }),
  row('network', 'web page', { where: 'wrong-endpoint notS3' }),
  row('network', 'web page, not found', { where: 'wrong-endpoint notS3' }),
  row('network', 'sign-in page of a hotel', { where: 'wrong-endpoint redirect' }),
  row('network', 'web server without pages', { where: 'bucket-missing unspecified' }),
  row('network', 'web server without uploads', { where: 'wrong-endpoint noUploads' }),
  row('network', 'mail server', { where: 'wrong-endpoint noHttp' }),
  row('network', 'http on an https port, told', { where: 'wrong-endpoint needsHttps' }),
  row('network', 'uploads blocked by a firewall', { where: 'access-denied blockedOnWay' }),
  row('network', 'uploads changed by a proxy', { who, where: 'unexpected signatureAltered' }),
  row('network', 'gateway without its server', { where: 'server-error' }),
  row('network', 'bare 403', { may: 'access-denied unspecified' }),
  row('network', 'bucket wanted in front of the host', { where: 'wrong-endpoint wantsHostStyle' }),
  row('network', 'storage full', { ...bucketFound, may: 'quota-exceeded' }),
  row('network', 'too many requests', { where: 'throttled' }),
  row('network', 'no checksum trailers', { who, where, may, link }),

  row('tls', 'self-signed', { where: 'tls selfSigned' }),
  row('tls', 'authority unknown', { where: 'tls' }),
  row('tls', 'expired', { where: 'tls expired' }),
  row('tls', 'another host', { where: 'tls otherName' }),
  row('tls', 'no protocol in common', { where: 'tls handshake' }),
  row('tls', 'authority file unreadable', { where: 'tls authorityUnreadable' }),

  row('proxy', 'none', { who, where, may, link }),
  row('proxy', 'link over plain http', { who, where, may, link: 'overHttp' }),
  row('proxy', 'bucket with dots, https', { who, where, may, link }),
  row('proxy', 'bucket with dots in front of the host', { who, where, may, link: 'tls dottedBucket' }),
  row('proxy', 'not there', { where: 'offline proxy' }),
  row('proxy', 'not there for a tunnel', { where: 'offline proxy' }),
  row('proxy', 'password wanted', { where: 'wrong-endpoint proxyPassword' }),
  row('proxy', 'password wanted for a tunnel', { where: 'wrong-endpoint proxyPassword' }),

  row('settings', 'id and secret swapped', { who: 'key-id-unknown access-key-id-swapped' }),
  row('settings', 'secret in both fields', { who: 'key-id-unknown access-key-id-is-secret' }),
  row('settings', 'id in both fields', { who: 'secret-wrong secret-is-key-id' }),
  row('settings', 'id cut', { who: 'key-id-unknown access-key-id-cut' }),
  row('settings', 'id pasted twice', { who: 'key-id-unknown access-key-id-doubled' }),
  row('settings', 'id of a user', { who: 'key-id-unknown access-key-id-malformed' }),
  row('settings', 'secret cut', { who: 'secret-wrong secret-length' }),
  row('settings', 'secret pasted twice', { who: 'secret-wrong secret-doubled' }),
  row('settings', 'secret with a line break', { who: 'secret-wrong secret-has-space' }),
  row('settings', 'token missing', { who: 'credentials-missing session-token-missing' }),
  row('settings', 'token with a key that has none', { who: 'credentials-missing session-token-unexpected' }),
  row('settings', 'bucket with capitals', { where: 'bucket-missing bucket-characters' }),
  row('settings', 'bucket too short', { where: 'bucket-missing bucket-length' }),
  row('settings', 'bucket like an address in numbers', { where: 'bucket-missing bucket-is-number-address' }),
  row('settings', 'region is a zone', { where: 'wrong-region region-is-zone' }),
  row('settings', 'region without form', { where: 'wrong-region region-malformed' }),
  row('settings', 'bucket in the endpoint, too', { where: 'wrong-endpoint endpoint-has-bucket' }),
  row('settings', 'endpoint without scheme', { where: 'wrong-endpoint endpoint-no-scheme' }),
]
