/** A section of an INI file: AWS's, s3cmd's and rclone's. */
export interface IniSection {
  /** Empty for what stands before the first header. */
  readonly title: string
  readonly values: ReadonlyMap<string, string>
}

/**
 * Sections with their values by lower-case name. Lines that stand further in than a name without a value
 * are its own table: below `s3 =` there is `s3.addressing_style`.
 */
export function readIni(text: string): readonly IniSection[] {
  const sections: { title: string; values: Map<string, string> }[] = [{ title: '', values: new Map() }]
  let table = ''
  let tableIndent = 0
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue
    const title = /^\[\s*([^\]]*?)\s*\]/.exec(trimmed)?.[1]
    if (title !== undefined) {
      sections.push({ title, values: new Map() })
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

/** A comment after a value stands behind a space; a secret may hold `#` itself. */
function withoutComment(value: string): string {
  return value.replace(/\s+[#;].*$/, '').replace(/^(["'])(.*)\1$/, '$2')
}
