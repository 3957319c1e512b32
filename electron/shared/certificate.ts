/** A server's certificate, as far as a person can compare it with what the server's keeper says. */
export interface ServerCertificate {
  /** Whom it was issued to, as X.509 writes it: `CN=nas.home, O=Home`; the names it serves where that is empty. */
  readonly subject: string
  readonly issuer: string
  /** Milliseconds since the epoch. */
  readonly validFrom: number
  readonly validTo: number
  /** SHA-256 of the whole certificate: upper-case hexadecimal pairs with colons. */
  readonly fingerprint: string
}

/** Room for a chain of a few authorities. */
export const longestAuthority = 65_536

export const fingerprintPattern = /^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/
