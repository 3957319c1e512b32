#!/usr/bin/python3
"""The desktop's side of tray, notifications and colour scheme; run it inside dbus-run-session, before the app.

It owns org.kde.StatusNotifierWatcher, org.freedesktop.Notifications and org.freedesktop.portal.Desktop,
says what happens as JSON lines on stdout, and takes commands as lines on stdin:

  item              the tray item's properties
  menu              its menu: [{id, label, type, enabled, children}]
  click LABEL       choose a menu item
  activate          click the icon
  notified ID       click a notification
  scheme NAME       make the desktop dark or light
"""

import json
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
NOTIFICATIONS = "org.freedesktop.Notifications"
PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_SETTINGS = "org.freedesktop.portal.Settings"
PROPERTIES = dbus.PROPERTIES_IFACE
WATCHER = "org.kde.StatusNotifierWatcher"


def say(**what):
    print(json.dumps(what, ensure_ascii=False), flush=True)


class Watcher(dbus.service.Object):
    """Where tray items register; remembers the last one."""

    item = None

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        by_path = service.startswith("/")
        self.item = (sender, service) if by_path else (service, "/StatusNotifierItem")
        say(event="tray", service=service)

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, _interface, name):
        return {
            "IsStatusNotifierHostRegistered": True,
            "ProtocolVersion": 0,
            "RegisteredStatusNotifierItems": dbus.Array([], "s"),
        }[name]

    @dbus.service.signal(WATCHER)
    def StatusNotifierHostRegistered(self):
        pass


class Notifications(dbus.service.Object):
    count = 0

    @dbus.service.method(NOTIFICATIONS, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, app, _replaces, _icon, title, body, actions, _hints, _timeout):
        self.count += 1
        say(event="notification", id=self.count, app=app, title=title, body=body, actions=list(actions))
        return self.count

    @dbus.service.method(NOTIFICATIONS, out_signature="as")
    def GetCapabilities(self):
        return ["body", "actions"]

    @dbus.service.method(NOTIFICATIONS, out_signature="ssss")
    def GetServerInformation(self):
        return "stub", "ollim", "1", "1.2"

    @dbus.service.method(NOTIFICATIONS, in_signature="u")
    def CloseNotification(self, number):
        self.NotificationClosed(number, 3)

    @dbus.service.signal(NOTIFICATIONS, signature="us")
    def ActionInvoked(self, number, action):
        pass

    @dbus.service.signal(NOTIFICATIONS, signature="uu")
    def NotificationClosed(self, number, reason):
        pass


class ColourScheme(dbus.service.Object):
    """The one setting of the desktop that the portal tells."""

    place = ("org.freedesktop.appearance", "color-scheme")
    values = {"dark": 1, "light": 2}
    value = values["light"]

    @dbus.service.method(PORTAL_SETTINGS, in_signature="ss", out_signature="v")
    def Read(self, namespace, key):
        if (namespace, key) != self.place:
            raise dbus.exceptions.DBusException("Not found", name="org.freedesktop.portal.Error.NotFound")
        return dbus.UInt32(self.value, variant_level=1)

    @dbus.service.signal(PORTAL_SETTINGS, signature="ssv")
    def SettingChanged(self, namespace, key, value):
        pass

    def change(self, name):
        self.value = self.values[name]
        self.SettingChanged(*self.place, dbus.UInt32(self.value))


def item():
    return bus.get_object(*watcher.item)


def properties():
    return item().GetAll(ITEM, dbus_interface=PROPERTIES)


def menu():
    return dbus.Interface(bus.get_object(watcher.item[0], properties()["Menu"]), MENU)


def entries():
    """The whole menu at this moment."""
    return entry_of(menu().GetLayout(0, -1, dbus.Array([], "s"))[1])["children"]


def entry_of(node):
    number, facts, children = node
    return {
        "id": int(number),
        # An underscore marks an entry's access key.
        "label": str(facts.get("label", "")).replace("_", ""),
        "type": str(facts.get("type", "standard")),
        "enabled": bool(facts.get("enabled", True)),
        "children": [entry_of(child) for child in children],
    }


def flat(some):
    return [entry for one in some for entry in [one, *flat(one["children"])]]


def click(label):
    """Chooses the entry again if the app, which refuses an old one, has made its menu anew since it was read."""

    def on_error(error):
        # An entry that quits the app leaves nobody to answer.
        if error.get_dbus_name() == "org.freedesktop.DBus.Error.NoReply":
            say(clicked=label)
        else:
            click(label)

    number = next(entry["id"] for entry in flat(entries()) if entry["label"] == label)
    # Does not wait: the app may call this program before it answers.
    menu().Event(
        number,
        "clicked",
        dbus.Int32(0, variant_level=1),
        dbus.UInt32(0),
        reply_handler=lambda: say(clicked=label),
        error_handler=on_error,
    )


def activate(_):
    item().Activate(0, 0, dbus_interface=ITEM, ignore_reply=True)
    say(activated=True)


COMMANDS = {
    "item": lambda _: say(item={name: str(value) for name, value in properties().items() if "Pixmap" not in name}),
    "menu": lambda _: say(menu=entries()),
    "click": click,
    "activate": activate,
    "notified": lambda number: notifications.ActionInvoked(int(number), "default"),
    "scheme": lambda name: scheme.change(name),
}


def on_input(*_):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    verb, _, rest = line.strip().partition(" ")
    try:
        COMMANDS[verb](rest)
    except Exception as error:  # the test reads what went wrong, and the desktop lives on
        say(error=repr(error))
    return True


DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
names = [dbus.service.BusName(name, bus) for name in (WATCHER, NOTIFICATIONS, PORTAL)]
watcher = Watcher(bus, "/StatusNotifierWatcher")
notifications = Notifications(bus, "/org/freedesktop/Notifications")
scheme = ColourScheme(bus, "/org/freedesktop/portal/desktop")
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, on_input)
say(event="ready")
loop.run()
