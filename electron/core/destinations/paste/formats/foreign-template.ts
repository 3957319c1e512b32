import { lookUp } from '../../../look-up'

/**
 * Variables of other uploaders' templates, as Ollim's. They compute the hash differently; what matters is that there
 * is one, of the same length.
 */
const variables: Readonly<Record<string, string>> = {
  // PicGo's S3 plugin
  year: '{year}',
  month: '{month}',
  day: '{day}',
  hour: '{hour}',
  minute: '{minute}',
  second: '{second}',
  fullName: '{name}.{ext}',
  fileName: '{name}',
  extName: '{ext}',
  md5: '{hash:32}',
  sha1: '{hash:40}',
  sha256: '{hash}',
  // PicList
  Y: '{year}',
  m: '{month}',
  d: '{day}',
  h: '{hour}',
  i: '{minute}',
  s: '{second}',
  filename: '{name}',
  uuid: '{uuid}',
  'md5-16': '{hash:16}',
  // uPic
  suffix: '{ext}',
  '.suffix': '.{ext}',
  random: '{random:6}',
}

/** The template with Ollim's variables; `undefined` if it has one for which Ollim has no equal. */
export function foreignTemplate(template: string): string | undefined {
  const unknown: string[] = []
  const taken = template.replace(/\{([^{}]+)\}/g, (_, variable: string) => {
    const [, name = variable, length] = /^(md5|sha1|sha256|str)[:-](\d+)$/.exec(variable) ?? []
    const own = lookUp(variables, variable)
    if (own !== undefined) return own
    if (length !== undefined) return name === 'str' ? `{random:${length}}` : `{hash:${length}}`
    unknown.push(variable)
    return ''
  })
  return unknown.length === 0 ? withFileName(taken.replace(/^\/+/, '')) : undefined
}

/** A template that only names a folder gets the file's name; one without an extension gets that. */
function withFileName(template: string): string {
  if (template === '' || template.endsWith('/')) return `${template}{name}.{ext}`
  return template.includes('{ext}') ? template : `${template}.{ext}`
}
