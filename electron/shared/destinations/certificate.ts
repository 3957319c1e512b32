/** A server's certificate, as far as a person can compare it with what the server's administrator says. */
export interface ServerCertificate {
  /** The subject as X.509 writes it: `CN=nas.home, O=Home`; if that is empty, the names that it is valid for. */
  readonly subject: string
  readonly issuer: string
  /** Milliseconds since the epoch. */
  readonly validFrom: number
  readonly validTo: number
  /** SHA-256 of the whole certificate: upper-case hexadecimal pairs with colons. */
  readonly fingerprint: string
}

/** Enough for a chain of several authorities. */
export const longestAuthority = 65_536

export const fingerprintPattern = /^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/
