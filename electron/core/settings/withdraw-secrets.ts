/** What only Ollim itself reads. */
const secretVariables = [
  'OLLIM_SECRET_ACCESS_KEY',
  'OLLIM_SESSION_TOKEN',
  'OLLIM_MFA_CODE',
  'OLLIM_PASSPHRASE',
] as const

/**
 * Takes Ollim's secrets out of its process's environment, because every program that it starts, such as the browser,
 * inherits that.
 *
 * @returns a function that puts them back, for Ollim itself started again
 */
export function withdrawSecrets(environment: Record<string, string | undefined>): () => void {
  const set = secretVariables.filter((name) => environment[name] !== undefined)
  const secrets = set.map((name) => [name, environment[name]] as const)
  for (const name of set) Reflect.deleteProperty(environment, name)
  return () => void Object.assign(environment, Object.fromEntries(secrets))
}
