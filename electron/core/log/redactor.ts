/** Replaces a secret in the log. */
const mask = '[redacted]'

/**
 * How the names of secret values end, in any spelling (`secretAccessKey`, `aws_secret_access_key`,
 * `X-Amz-Security-Token`). Where they begin does not matter: looking for that takes forever in a long word.
 */
const secretName = String.raw`(?:secret[_-]?access[_-]?key|session[_-]?token|security[_-]?token|amz[_-]?signature|amz[_-]?credential|client[_-]?secret|password)`

const patterns: readonly [RegExp, string][] = [
  // "secretAccessKey": "…", secret_access_key = '…', sessionToken: …
  [
    new RegExp(
      String.raw`(${secretName}["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,;&}\]"']+)`,
      'gi',
    ),
    `$1${mask}`,
  ],
  // Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…
  [/(authorization["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\r\n"']+)/gi, `$1${mask}`],
  [/(AWS4-HMAC-SHA256\s+)Credential=[^\r\n"']*/g, `$1${mask}`],
  [/\b(Bearer|Basic)\s+[\w.~+/-]{16,}=*/g, `$1 ${mask}`],
  // user:password@host
  [/(:\/\/)[^\s/@:]+:[^\s/@]+@/g, `$1${mask}@`],
]

/** Masking shorter values would also mask ordinary words. */
const shortestSecret = 8

/**
 * Masks secrets in text before it is logged: by the names they are given under, by the shape of signed requests,
 * and by value for the secrets in use.
 */
export class Redactor {
  readonly #values = new Set<string>()

  /** From now on masks this value wherever it occurs, also as encoded in a URL or in JSON. */
  add(secret: string): void {
    if (secret.length < shortestSecret) return
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      this.#values.add(form)
    }
  }

  redact(text: string): string {
    const known = [...this.#values].reduce((rest, value) => rest.replaceAll(value, mask), text)
    return patterns.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), known)
  }
}
