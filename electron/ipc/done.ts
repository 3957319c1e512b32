/** Acts and answers with null, as calls without an answer do: undefined would look like a refused call. */
export function done(act: () => void): null {
  act()
  return null
}
