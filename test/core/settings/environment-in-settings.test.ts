import { describe, expect, it } from 'vitest'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import {
  credentialsOf,
  sampleDraft,
  sampleFields,
  saveIn,
  startSettings,
} from '../../support/memory-settings'

const environment: StoreTarget = {
  ...sampleFields,
  name: 'from-env',
  id: 'environment',
  credentials: { accessKeyId: 'ENVKEYID', secretAccessKey: 'env-secret-value', sessionToken: '' },
  certificateAuthorityFile: '',
}

describe('the destination of the environment', () => {
  it('is the default for this run, and never written', () => {
    const { service, file } = startSettings({ environment })
    saveIn(service)
    expect(service.read()).toMatchObject({
      defaultDestinationId: 'environment',
      destinations: [
        { id: 'environment', hasSecretAccessKey: true, secretKeeping: 'memory' },
        { id: 'id-1' },
      ],
    })
    expect(service.targetOf('environment')).toEqual({ ok: true, value: environment })
    service.destinationKeeper.chooseDefault('id-1')
    expect(service.read().defaultDestinationId).toBe('id-1')
    service.destinationKeeper.chooseDefault('environment')
    service.destinationKeeper.delete('environment')
    expect(service.read().defaultDestinationId).toBe('environment')
    expect(file.text).not.toMatch(/environment|from-env|ENVKEYID|env-secret-value/)
    expect(startSettings({ file }).service.read().defaultDestinationId).toBe('id-1')
  })

  it('becomes the default again once the last other destination is deleted', () => {
    const { service } = startSettings({ environment })
    saveIn(service)
    service.destinationKeeper.chooseDefault('id-1')
    service.destinationKeeper.delete('id-1')
    expect(service.read().defaultDestinationId).toBe('environment')
  })

  it('cannot be overwritten', () => {
    const { service } = startSettings({ environment })
    expect(service.destinationKeeper.save({ ...sampleDraft, id: 'environment' })).toEqual({
      ok: false,
      problem: [{ field: 'name', problem: 'from-environment', facts: {} }],
    })
  })

  it('can be duplicated into a saved one, but its secret stays in memory', () => {
    const { service, file } = startSettings({ environment })
    expect(service.destinationKeeper.duplicate('environment')).toMatchObject({
      ok: true,
      value: { name: 'from-env 2' },
    })
    expect(credentialsOf(service, 'id-1')).toMatchObject({ ok: true })
    expect(file.text).not.toContain('env-secret-value')
  })
})
