/** A section of an INI file: AWS's, s3cmd's and rclone's. */
export interface IniSection {
  /** Empty for what stands before the first header. */
  readonly title: string
  readonly values: ReadonlyMap<string, string>
}

/** Sections with their values by lower-case name. Indented lines below a value are its own table (`s3 =`). */
export function readIni(text: string): readonly IniSection[] {
  const sections: { title: string; values: Map<string, string> }[] = [{ title: '', values: new Map() }]
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue
    const title = /^\[\s*([^\]]*?)\s*\]/.exec(trimmed)?.[1]
    if (title !== undefined) {
      sections.push({ title, values: new Map() })
      continue
    }
    const [, name, value = ''] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(trimmed) ?? []
    if (name !== undefined) sections.at(-1)?.values.set(name.toLowerCase(), withoutComment(value))
  }
  return sections.filter(({ title, values }) => title !== '' || values.size > 0)
}

/** A comment after a value stands behind a space; a secret may hold `#` itself. */
function withoutComment(value: string): string {
  return value.replace(/\s+[#;].*$/, '').replace(/^(["'])(.*)\1$/, '$2')
}
