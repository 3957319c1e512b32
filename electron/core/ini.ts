/** A section of an INI file, as AWS, s3cmd and rclone have them. */
export interface IniSection {
  /** Empty for lines before the first header. */
  readonly title: string
  /** Whether its line has nothing but the title in its brackets and a comment, so that all programs read it alike. */
  readonly isExact: boolean
  readonly values: ReadonlyMap<string, string>
}

/**
 * Sections with their values by lower-case name. Indented lines below a name without a value are nested: below `s3 =`,
 * there is `s3.addressing_style`.
 */
export function readIni(text: string): readonly IniSection[] {
  const sections = [{ title: '', isExact: true, values: new Map<string, string>() }]
  let table = ''
  let tableIndent = 0
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue
    const written = /^\[([^\]]*)\]/.exec(trimmed)?.[1]
    if (written !== undefined) {
      const title = written.trim()
      sections.push({ title, isExact: withoutComment(trimmed) === `[${title}]`, values: new Map() })
      table = ''
      continue
    }
    const [, typed, value = ''] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(trimmed) ?? []
    if (typed === undefined) continue
    const name = typed.toLowerCase()
    const indent = line.search(/\S/)
    const isInTable = table !== '' && indent > tableIndent
    sections.at(-1)?.values.set(isInTable ? `${table}.${name}` : name, withoutComment(value))
    if (isInTable) continue
    table = value === '' ? name : ''
    tableIndent = indent
  }
  return sections.filter(({ title, values }) => title !== '' || values.size > 0)
}

/** Removes a comment, which comes after a space; a secret may contain `#` itself. */
function withoutComment(value: string): string {
  return value.replace(/\s+[#;].*$/, '').replace(/^(["'])(.*)\1$/, '$2')
}
