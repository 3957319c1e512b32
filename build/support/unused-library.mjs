/** Stands in a bundle for a library that something in it imports, but uses only if it is asked to. */
export const Ajv2020 = undefined
export default undefined
