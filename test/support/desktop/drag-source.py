#!/usr/bin/python3
"""A small window, in the lower right corner of the screen, from which files are dragged: drag-source.py FILE...

Prints "ready X Y" with its centre once it is there, then "dropped" or "failed" after each drag.
It names /usr/bin/python3 because python3-gi belongs to the system's own Python.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def say(word):
    print(word, flush=True)


SIDE = 100


class DragSource:
    def __init__(self, names):
        self.uris = [Gio.File.new_for_path(name).get_uri() for name in names]
        self.dropped = False
        handle = Gtk.EventBox()
        handle.add(Gtk.Label(label="drag me"))
        targets = [Gtk.TargetEntry.new("text/uri-list", 0, 0)]
        handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, targets, Gdk.DragAction.COPY)
        handle.connect("drag-begin", self.on_begin)
        handle.connect("drag-failed", self.on_failed)
        handle.connect("drag-data-get", self.on_asked)
        handle.connect("drag-end", self.on_end)
        # A popup window appears exactly where it is put and above all others, whatever the window manager would do.
        self.window = Gtk.Window(title="drag-source", type=Gtk.WindowType.POPUP)
        self.window.set_default_size(SIDE, SIDE)
        screen = Gdk.Display.get_default().get_monitor(0).get_geometry()
        x, y = screen.width - SIDE, screen.height - SIDE
        self.window.move(x, y)
        self.window.add(handle)
        self.window.connect("map-event", lambda *_: say(f"ready {x + SIDE // 2} {y + SIDE // 2}"))
        self.window.show_all()

    def on_begin(self, *_):
        self.dropped = True

    def on_failed(self, *_):
        self.dropped = False

    def on_asked(self, _handle, _context, data, _info, _time):
        data.set_uris(self.uris)

    def on_end(self, *_):
        say("dropped" if self.dropped else "failed")


source = DragSource(sys.argv[1:])
Gtk.main()
