import { describe, expect, it } from 'vitest'
import { parseMissingLibraries } from '../../../build/system/missing.mjs'

const found = '\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f1)'

describe('libraries that ldd could not find', () => {
  it.each([
    ['none if all are found', `${found}\n\tlinux-vdso.so.1 (0x00007ffe)\n`, []],
    ['one between others', `${found}\n\tlibgbm.so.1 => not found\n${found}\n`, ['libgbm.so.1']],
    ['each once', '\tlibnss3.so => not found\n\tlibnss3.so => not found\n', ['libnss3.so']],
    ['none if ldd prints nothing', '', []],
  ])('are %s', (_what, output, expected) => {
    expect(parseMissingLibraries(output)).toEqual(expected)
  })
})
