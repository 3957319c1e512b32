/** The folder with which every key of a template begins; empty if the template's first folder varies. */
export function fixedFolder(template: string): string {
  const fixed = template.split('{')[0] ?? ''
  return fixed.slice(0, fixed.lastIndexOf('/') + 1)
}
