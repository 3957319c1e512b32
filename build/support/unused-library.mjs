/** Replaces, in a bundle, a library that is imported but needed only for options that Ollim does not use. */
export const Ajv2020 = undefined
export default undefined
