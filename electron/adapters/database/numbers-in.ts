const comma = 44
const zero = 48

/**
 * Reads whole numbers from a text that has a comma between them. Digit by digit: of megabytes of text, splitting would
 * make a string for each number.
 *
 * @param count how many numbers the text holds
 */
export function numbersIn(list: string, count: number): Float64Array {
  const numbers = new Float64Array(count)
  let number = 0
  let at = 0
  for (let index = 0; index < list.length; index += 1) {
    const code = list.charCodeAt(index)
    if (code === comma) {
      numbers[at] = number
      at += 1
      number = 0
    } else number = number * 10 + code - zero
  }
  if (count > 0) numbers[at] = number
  return numbers
}
