import { describe, expect, it } from 'vitest'
import { avoidToolkitOpenGl } from '../../../electron/desktop/start/toolkit-drawing'

describe('GTK’s search for OpenGL', () => {
  it('is turned off during a start, but not for programs that are opened later', () => {
    const environment: Record<string, string | undefined> = {}
    const putBack = avoidToolkitOpenGl('linux', environment)
    expect(environment).toEqual({ GDK_GL: 'disable' })
    putBack()
    expect(environment).toEqual({})
  })

  it('stays as the person has set it', () => {
    const environment = { GDK_GL: 'always' }
    avoidToolkitOpenGl('linux', environment)()
    expect(environment).toEqual({ GDK_GL: 'always' })
  })

  it.each<NodeJS.Platform>(['darwin', 'win32'])('is not touched on %s', (platform) => {
    const environment = {}
    avoidToolkitOpenGl(platform, environment)
    expect(environment).toEqual({})
  })
})
