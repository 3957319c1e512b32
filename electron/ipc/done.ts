/** Acts, and answers as calls without an answer do: with null, as undefined would look like a refused call. */
export function done(act: () => void): null {
  act()
  return null
}
