const comma = 44
const zero = 48

/**
 * Reads whole numbers from the bytes of a comma-separated text, digit by digit: splitting megabytes of text would
 * create a string for each number.
 *
 * @param count how many numbers the text contains
 */
export function parseNumberList(list: Uint8Array, count: number): Float64Array {
  const numbers = new Float64Array(count)
  let number = 0
  let at = 0
  let read = 0
  // Iterating over the array takes twice as long.
  while (read < list.length) {
    const code = list[read] ?? comma
    read += 1
    if (code === comma) {
      numbers[at] = number
      at += 1
      number = 0
    } else number = number * 10 + code - zero
  }
  if (count > 0) numbers[at] = number
  return numbers
}
