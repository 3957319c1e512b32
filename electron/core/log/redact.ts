/** What stands in the log where a secret was. */
const mask = '[redacted]'

/** Names, in any spelling (`secretAccessKey`, `aws_secret_access_key`, `X-Amz-Security-Token`), of secret values. */
const secretName = String.raw`[\w-]*(?:secret[_-]?access[_-]?key|session[_-]?token|security[_-]?token|amz[_-]?signature|amz[_-]?credential|client[_-]?secret|password)`

const patterns: readonly [RegExp, string][] = [
  // "secretAccessKey": "…", secret_access_key = '…', sessionToken: …
  [
    new RegExp(
      String.raw`(["']?${secretName}["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,;&}\]"']+)`,
      'gi',
    ),
    `$1${mask}`,
  ],
  // Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…
  [/(["']?authorization["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\r\n"']+)/gi, `$1${mask}`],
  [/(AWS4-HMAC-SHA256\s+)Credential=[^\r\n"']*/g, `$1${mask}`],
  [/\b(Bearer|Basic)\s+[\w.~+/-]{16,}=*/g, `$1 ${mask}`],
  // user:password@host
  [/(\b[a-z][\w+.-]*:\/\/)[^\s/@:]+:[^\s/@]+@/gi, `$1${mask}@`],
]

/** Shorter values would blot out ordinary words. */
const shortestSecret = 8

/**
 * Takes secrets out of text before it is kept: by the names they stand under, by the shape of signed
 * requests, and by value for the secrets in use.
 */
export class Redactor {
  readonly #values = new Set<string>()

  /** From now on this value, also as it stands in a URL or in JSON, is taken out wherever it occurs. */
  learn(secret: string): void {
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
