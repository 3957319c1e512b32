import type { NamedValue } from './pairs'

/**
 * The name of an environment variable, for example `AWS_ACCESS_KEY_ID`. Without a limit, a long row of words with dots
 * between them would take forever, because a name is looked for at each.
 */
const name = String.raw`[A-Za-z_][A-Za-z0-9_.-]{0,199}`
/** Shell commands that set and export variables. */
const command = 'export|setenv|setx|set|declare|typeset|local|readonly|unset'
/** A `;` between two assignments on a line; any other one, and a `#` after the first character, is part of a value. */
const end = String.raw`;(?=\s|$|(?:${command})\s|(?:\$env:)?${name}\s*=)`
/** A value: quoted, or up to a space or the next assignment. */
const value = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'|(?![#;])(?:(?!${end})[^\s"'])+`

/** The forms of an assignment, one or several per line. Each captures name and value. */
const forms: readonly RegExp[] = [
  // [Environment]::SetEnvironmentVariable("NAME", "value", "User")
  new RegExp(String.raw`SetEnvironmentVariable\(\s*["'](${name})["']\s*,\s*(${value})`, 'g'),
  // define( 'NAME', 'value' ), from a WordPress configuration
  new RegExp(String.raw`\bdefine\(\s*["'](${name})["']\s*,\s*(${value})`, 'g'),
  // $env:NAME = "value"
  new RegExp(String.raw`\$env:(${name})[ \t]*=[ \t]*(${value})`, 'gi'),
  // set "NAME=value", as cmd.exe needs it if the value has special characters
  new RegExp(String.raw`^\s*set\s+"(${name})=([^"]*)"`, 'gim'),
  // set -gx NAME value (fish), setenv NAME value (csh), setx NAME value (Windows)
  new RegExp(String.raw`(?:^|;)\s*(?:set\s+-\w+|setenv|setx)\s+(${name})\s+(${value})`, 'gim'),
  // set NAME=value (Windows); the value ends with the line
  new RegExp(String.raw`^\s*set\s+(${name})=([^\n"]*)$`, 'gim'),
  // ENV NAME value (older Dockerfiles)
  new RegExp(String.raw`^\s*ENV\s+(${name})\s+(${value})\s*$`, 'gm'),
  // export NAME=value, NAME=value, -e NAME=value, NAME = value; an empty value does not take in the next line
  new RegExp(String.raw`(?<![\w$:%{-])(${name})[ \t]*=[ \t]*(${value})`, 'g'),
]

/** Terraform's list of endpoints up to that of S3: `endpoints { s3 = `. */
const terraformEndpoint = /\bendpoints[ \t]*=?[ \t]*\{[^{}]*?\bs3[ \t]*=/g

/** All variables that a text sets, in the order of the forms; comment lines are left out. */
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

/** The value without quotes, or a chat's backticks; in double quotes, a backslash escapes the next character. */
export function unquoted(raw: string): string {
  const text = raw.trim()
  const single = /^(['`])(.*)\1$/s.exec(text)?.[2]
  const double = /^"(.*)"$/s.exec(text)?.[1]
  return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? text
}
