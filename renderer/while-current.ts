/**
 * For an effect that asks main: `take` gets the answer, unless the effect has been cleaned up by then. A refusal is
 * left unhandled, so that it is shown.
 *
 * @returns the effect's cleanup
 */
export function whileCurrent<Answer>(asked: Promise<Answer>, take: (answer: Answer) => void): () => void {
  let isCurrent = true
  void asked.then((answer) => {
    if (isCurrent) take(answer)
  })
  return () => {
    isCurrent = false
  }
}
