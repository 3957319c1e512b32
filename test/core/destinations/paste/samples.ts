/** Keys in AWS's forms; its own documentation uses the first pair as an example. */
export const id = 'AKIAIOSFODNN7EXAMPLE'
export const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
export const temporaryId = 'ASIAIOSFODNN7EXAMPLE'
export const token = `IQoJb3JpZ2luX2VjEJr${'x7/Q+'.repeat(40)}==`
export const account = '0123456789abcdef0123456789abcdef'
