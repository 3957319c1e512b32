/** Some servers write headers in UTF-8, while Node reads Latin-1, as the standard says. Empty if there is no header. */
export function headerText(value = ''): string {
  const text = Buffer.from(value, 'latin1').toString('utf8')
  return text.includes('\uFFFD') ? value : text
}
