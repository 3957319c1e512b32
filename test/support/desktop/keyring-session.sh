#!/bin/sh
# Runs a command in a D-Bus session with an unlocked GNOME keyring: keyring-session.sh COMMAND...
# The keyring lives under $XDG_DATA_HOME/keyrings: keep that folder to keep the secrets. Its password
# is "test". Electron looks at it only with --password-store=gnome-libsecret.
set -eu
[ -n "${OLLIM_IN_SESSION:-}" ] || exec env OLLIM_IN_SESSION=1 dbus-run-session -- "$0" "$@"

is_there() {
  dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true
}

# The command replaces this shell, so the keyring ends with it.
printf test | setpriv --pdeathsig TERM gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
until is_there; do sleep 0.1; done
exec "$@"
