import type { NamedValue } from './pairs'

/** A name as environments have them, for example `AWS_ACCESS_KEY_ID`. */
const name = String.raw`[A-Za-z_][A-Za-z0-9_.-]*`
/** What shells set and hand on variables with. */
const command = 'export|setenv|setx|set|declare|typeset|local|readonly|unset'
/** The `;` between two of them on a line; any other, and any `#` after the first character, is a value's own. */
const end = String.raw`;(?=\s|$|(?:${command})\s|(?:\$env:)?${name}\s*=)`
/** A value: quoted, or up to a space, or where the next one begins. */
const value = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'|(?![#;])(?:(?!${end})[^\s"'])+`

/** Ways to set a variable, one a line or several. Each gives name and value. */
const forms: readonly RegExp[] = [
  // [Environment]::SetEnvironmentVariable("NAME", "value", "User")
  new RegExp(String.raw`SetEnvironmentVariable\(\s*["'](${name})["']\s*,\s*(${value})`, 'g'),
  // define( 'NAME', 'value' ), as WordPress is configured
  new RegExp(String.raw`\bdefine\(\s*["'](${name})["']\s*,\s*(${value})`, 'g'),
  // $env:NAME = "value"
  new RegExp(String.raw`\$env:(${name})[ \t]*=[ \t]*(${value})`, 'gi'),
  // set "NAME=value", as Windows' own shell wants it where the value has special characters
  new RegExp(String.raw`^\s*set\s+"(${name})=([^"]*)"`, 'gim'),
  // set -gx NAME value (fish), setenv NAME value (csh), setx NAME value (Windows)
  new RegExp(String.raw`(?:^|;)\s*(?:set\s+-\w+|setenv|setx)\s+(${name})\s+(${value})`, 'gim'),
  // set NAME=value (Windows); the value goes on to the end of the line
  new RegExp(String.raw`^\s*set\s+(${name})=([^\n"]*)$`, 'gim'),
  // ENV NAME value (older Dockerfiles)
  new RegExp(String.raw`^\s*ENV\s+(${name})\s+(${value})\s*$`, 'gm'),
  // export NAME=value, NAME=value, -e NAME=value, NAME = value; an empty one has nothing of the next line
  new RegExp(String.raw`(?<![\w$:%{-])(${name})[ \t]*=[ \t]*(${value})`, 'g'),
]

/** Where Terraform names its endpoints, up to the one of S3: `endpoints { s3 = `. */
const terraformEndpoint = /\bendpoints[ \t]*=?[ \t]*\{[^{}]*?\bs3[ \t]*=/g

/** Every variable that a text sets, in the order of the forms; comment lines are left out. */
export function assignmentsIn(text: string): readonly NamedValue[] {
  const lines = text
    .replace(/[\\^`]\n\s*/g, ' ')
    .replace(terraformEndpoint, 'endpoint =')
    .split('\n')
    .filter((line) => !/^\s*(?:#|\/\/|REM\s|::)/i.test(line))
  let rest = lines.join('\n')
  const named: NamedValue[] = []
  for (const form of forms) {
    rest = rest.replace(form, (_, key: string, raw: string) => {
      named.push([key, unquoted(raw)])
      return ''
    })
  }
  return named
}

/** The value without its quotes, or a chat's backticks; inside double ones a backslash protects the next character. */
export function unquoted(raw: string): string {
  const text = raw.trim()
  const single = /^(['`])(.*)\1$/s.exec(text)?.[2]
  const double = /^"(.*)"$/s.exec(text)?.[1]
  return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? text
}
