/** What only Ollim itself reads. */
const secretVariables: readonly string[] = [
  'OLLIM_SECRET_ACCESS_KEY',
  'OLLIM_SESSION_TOKEN',
  'OLLIM_MFA_CODE',
  'OLLIM_PASSPHRASE',
]

/**
 * Takes Ollim's secrets out of its process's environment, because every program that it starts, such as the browser,
 * inherits that.
 *
 * @returns a function that puts them back, for Ollim itself started again
 */
export function withdrawSecrets(environment: Record<string, string | undefined>): () => void {
  const secrets = Object.entries(environment).filter(([name]) => secretVariables.includes(name))
  for (const [name] of secrets) Reflect.deleteProperty(environment, name)
  return () => void Object.assign(environment, Object.fromEntries(secrets))
}
