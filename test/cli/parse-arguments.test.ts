import { describe, expect, it } from 'vitest'
import { commandNames } from '../../electron/cli/command'
import { parseArguments } from '../../electron/cli/parse-arguments'
import { conversionTypes } from '../../electron/shared/uploads/conversion'
import { linkFormats } from '../../electron/shared/links/link-format'
import { problem, success } from '../../electron/shared/result'

const upload = {
  kind: 'upload',
  destination: undefined,
  format: 'url',
  template: '',
  conversion: {},
} as const

describe('a command line', () => {
  it.each([
    { args: ['upload', 'a.png'], command: { ...upload, files: ['a.png'] } },
    { args: ['upload', 'b.png', 'a.png'], command: { ...upload, files: ['b.png', 'a.png'] } },
    {
      args: ['upload', '--destination', 'My blog', '--format', 'json', 'a.png'],
      command: { ...upload, destination: 'My blog', format: 'json', files: ['a.png'] },
    },
    {
      args: ['upload', 'a.png', '-d', 'Blog', '-fmarkdown'],
      command: { ...upload, destination: 'Blog', format: 'markdown', files: ['a.png'] },
    },
    {
      args: ['--format=bbcode', 'upload', 'a.png', '--destination=-x'],
      command: { ...upload, destination: '-x', format: 'bbcode', files: ['a.png'] },
    },
    {
      args: [
        'upload',
        '--convert',
        'webp',
        '--longest-side',
        '2000',
        '--width=0',
        '--quality',
        '90',
        'a.png',
      ],
      command: {
        ...upload,
        conversion: { to: 'webp', longestSide: 2000, maxWidth: 0, quality: 90 },
        files: ['a.png'],
      },
    },
    {
      args: ['upload', '--convert', 'same', 'a.png'],
      command: { ...upload, conversion: { to: 'same' }, files: ['a.png'] },
    },
    {
      args: ['upload', '--convert', 'gif', 'a.png'],
      problem: { kind: 'unknownType', given: 'gif', types: conversionTypes.join(', ') },
    },
    {
      args: ['upload', '--width', 'a.png'],
      problem: { kind: 'badNumber', given: '--width', minimum: 0, maximum: 16_383 },
    },
    {
      args: ['upload', '--longest-side', '20000', 'a.png'],
      problem: { kind: 'badNumber', given: '--longest-side', minimum: 0, maximum: 16_383 },
    },
    {
      args: ['upload', '--quality=0', 'a.png'],
      problem: { kind: 'badNumber', given: '--quality', minimum: 1, maximum: 100 },
    },
    {
      args: ['upload', '--quality=1e1', 'a.png'],
      problem: { kind: 'badNumber', given: '--quality', minimum: 1, maximum: 100 },
    },
    { args: ['check', '--width', '9'], problem: { kind: 'unknownOption', given: '--width' } },
    { args: ['upload', '--', '-a.png'], command: { ...upload, files: ['-a.png'] } },
    { args: ['check'], command: { kind: 'check', destination: undefined, json: false } },
    {
      args: ['check', '--json', '--destination', 'Blog'],
      command: { kind: 'check', destination: 'Blog', json: true },
    },
    { args: ['--help'], command: { kind: 'help' } },
    { args: ['upload', '-h'], command: { kind: 'help' } },
    { args: ['help'], command: { kind: 'help' } },
    { args: ['help', 'upload'], command: { kind: 'help' } },
    { args: ['--version'], command: { kind: 'version' } },
    { args: [], problem: { kind: 'noCommand' } },
    { args: ['upload'], problem: { kind: 'noFiles' } },
    // What an unset variable leaves must not stand for all of the folder the command runs in.
    { args: ['upload', 'a.png', ''], problem: { kind: 'emptyName' } },
    { args: ['import', ''], problem: { kind: 'emptyName' } },
    { args: ['upload', '-d', '', 'a.png'], problem: { kind: 'emptyName' } },
    { args: ['check', '--destination='], problem: { kind: 'emptyName' } },
    {
      args: ['send', 'a.png'],
      problem: { kind: 'unknownCommand', given: 'send', commands: commandNames.join(', ') },
    },
    {
      args: ['history', 'clear'],
      problem: { kind: 'unknownCommand', given: 'history clear', commands: 'history export' },
    },
    { args: ['upload', '--quick', 'a.png'], problem: { kind: 'unknownOption', given: '--quick' } },
    { args: ['upload', '-q', 'a.png'], problem: { kind: 'unknownOption', given: '-q' } },
    { args: ['upload', '--json', 'a.png'], command: { ...upload, format: 'json', files: ['a.png'] } },
    {
      args: ['upload', '--json', '-f', 'json', 'a.png'],
      command: { ...upload, format: 'json', files: ['a.png'] },
    },
    {
      args: ['upload', '--json', '-f', 'html', 'a.png'],
      problem: { kind: 'twoFormats', given: 'html' },
    },
    {
      args: ['upload', '--json', '-t', '{url}', 'a.png'],
      problem: { kind: 'otherFormat', given: 'json' },
    },
    {
      args: ['history', 'export', '--json'],
      command: { kind: 'history-export', format: 'json', file: '-' },
    },
    { args: ['check', '--format', 'json'], problem: { kind: 'unknownOption', given: '--format' } },
    {
      args: ['upload', '-t', '{alt}: {url}', 'a.png'],
      command: { ...upload, format: 'custom', template: '{alt}: {url}', files: ['a.png'] },
    },
    ...linkFormats
      .filter((format) => format !== 'custom')
      .map((format) => ({
        args: ['upload', '-f', format, 'a.png'],
        command: { ...upload, format, files: ['a.png'] },
      })),
    {
      args: ['upload', '--format', 'rtf', 'a.png'],
      problem: { kind: 'unknownFormat', given: 'rtf', formats: linkFormats.join(', ') },
    },
    { args: ['upload', '--format', 'custom', 'a.png'], problem: { kind: 'noTemplate' } },
    { args: ['upload', '-t', '{ulr}', 'a.png'], problem: { kind: 'unknownVariable', given: 'ulr' } },
    {
      args: ['upload', '-f', 'html', '-t', '{url}', 'a.png'],
      problem: { kind: 'otherFormat', given: 'html' },
    },
    { args: ['upload', 'a.png', '--format'], problem: { kind: 'needsValue', given: '--format' } },
    {
      args: ['upload', '--format', '--destination', 'Blog', 'a.png'],
      problem: { kind: 'needsValue', given: '--format' },
    },
    { args: ['check', '--json=yes'], problem: { kind: 'takesNoValue', given: '--json' } },
    { args: ['check', 'a.png'], problem: { kind: 'takesNoFile', command: 'check', given: 'a.png' } },
    { args: ['destinations', '--json'], command: { kind: 'destinations', json: true } },
    { args: ['destinations', 'x'], problem: { kind: 'takesNoFile', command: 'destinations', given: 'x' } },
    { args: ['import', '-'], command: { kind: 'import', destination: undefined, file: '-' } },
    {
      args: ['import', '-d', 'Blog', 'k.csv'],
      command: { kind: 'import', destination: 'Blog', file: 'k.csv' },
    },
    { args: ['import'], problem: { kind: 'needsOneFile', command: 'import' } },
    { args: ['import', 'a', 'b'], problem: { kind: 'needsOneFile', command: 'import' } },
    { args: ['history', 'export', 'a', 'b'], problem: { kind: 'takesOneFileAtMost' } },
    {
      args: ['export', '--secrets', 'all.json'],
      command: { kind: 'export', destination: undefined, secrets: true, file: 'all.json' },
    },
    { args: ['import', '--secrets', 'x'], problem: { kind: 'unknownOption', given: '--secrets' } },
    { args: ['policy'], command: { kind: 'policy', destination: undefined, isPublic: false } },
    {
      args: ['policy', '--public', '-d', 'Blog'],
      command: { kind: 'policy', destination: 'Blog', isPublic: true },
    },
  ])('$args', ({ args, command, problem: wrong }) => {
    expect(parseArguments(args)).toEqual(command === undefined ? problem(wrong) : success(command))
  })
})
