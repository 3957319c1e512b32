/**
 * What Ollim needs from the system beyond npm, by package manager. If a package was renamed, both names are listed,
 * the newer first; the first one that the system knows is installed.
 *
 * @typedef {object} Need
 * @property {string} what for the person
 * @property {readonly (readonly string[])[]} debian package names, each with its older names
 * @property {readonly string[]} fedora
 * @property {readonly string[]} arch
 */

/** The shared libraries that Electron loads. */
export const electronLibraries = {
  what: 'libraries that Electron loads',
  debian: [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libasound2t64', 'libasound2'], ['libgbm1']],
  fedora: ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm'],
  arch: ['gtk3', 'nss', 'alsa-lib', 'mesa'],
}

/** Loaded when the first notification is shown; without it there are no notifications, and everything else works. */
export const notificationLibrary = {
  what: 'libnotify, for notifications',
  debian: [['libnotify4']],
  fedora: ['libnotify'],
  arch: ['libnotify'],
}

/** A virtual screen for machines without one. */
export const virtualScreen = {
  what: 'Xvfb, a screen for machines without one',
  debian: [['xvfb'], ['xauth']],
  fedora: ['xorg-x11-server-Xvfb'],
  arch: ['xorg-server-xvfb'],
}

export const unzipProgram = { what: 'unzip', debian: [['unzip']], fedora: ['unzip'], arch: ['unzip'] }

/** Without such a font, Korean names are shown as rows of boxes. */
export const koreanFont = {
  what: 'a font with Korean letters',
  debian: [['fonts-noto-cjk']],
  fedora: ['google-noto-sans-cjk-fonts'],
  arch: ['noto-fonts-cjk'],
}

/** What the tests drive and upload to: a small desktop, and real S3 servers. Debian and Ubuntu only. */
export const testPackages = [
  ...['xvfb', 'xauth', 'openbox', 'xdotool', 'xclip', 'dbus', 'dbus-x11', 'gnome-keyring', 'unzip'],
  ...['python3-gi', 'gir1.2-gtk-3.0', 'python3-dbus', 'fonts-noto-cjk'],
  ...['libheif-examples', 'libheif-plugin-x265'],
  ...['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common', 'openssl', 'curl'],
  ...['python3-moto', 'python3-flask', 'python3-flask-cors'],
]
