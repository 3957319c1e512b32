/** Packages with native code stay outside every bundle: they load their own binaries. */
export const nativePackages = ['sharp', '@photostructure/sqlite']
