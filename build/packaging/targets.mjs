/**
 * electron-builder's arguments that choose what to make.
 * @param {NodeJS.Platform} platform
 * @param {'unpacked' | 'all'} extent `all` includes what needs tools from the internet
 * @returns {readonly string[]}
 */
export function targetArguments(platform, extent) {
  const system = platform === 'darwin' ? '--mac' : platform === 'win32' ? '--win' : '--linux'
  if (extent === 'unpacked') return [system, 'dir']
  // On Linux the archive is made separately, so that it can be built without those tools.
  return platform === 'linux' ? ['--linux', 'AppImage', 'deb'] : [system]
}
