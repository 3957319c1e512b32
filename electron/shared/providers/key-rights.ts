/** A permission by its provider's name, and why uploading needs it or where it is chosen. */
export interface KeyRight {
  readonly name: string
  readonly purpose: 'put' | 'get' | 'delete' | 'token' | 'applicationKey'
}

/** The permissions of a service whose keys are granted actions, as in AWS's policies. */
export function actionsOf(service: 's3' | 'oss' | 'cos'): readonly KeyRight[] {
  return [
    { name: `${service}:PutObject`, purpose: 'put' },
    { name: `${service}:GetObject`, purpose: 'get' },
    { name: `${service}:DeleteObject`, purpose: 'delete' },
  ]
}
