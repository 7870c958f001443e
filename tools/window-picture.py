#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Pictures of a window alone, with its shadow and its round corners, off an X server that has no desktop.

usage: window-picture.py pretend          until it is ended: GTK draws shadows as under a desktop with a compositor
       window-picture.py take WINDOW OUT  the window with this number as a PNG with transparency

Asked for by software centres, which put the picture on a background of their own. Needs libX11 and ImageMagick."""

import ctypes
import ctypes.util
import subprocess
import sys

ATOM, CARDINAL, WINDOW = 4, 6, 33  # predefined atoms
REPLACE, Z_PIXMAP, ALL_PLANES = 0, 2, ctypes.c_ulong(-1)

x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
for name, result in (("XOpenDisplay", ctypes.c_void_p), ("XDefaultRootWindow", ctypes.c_ulong),
                     ("XCreateSimpleWindow", ctypes.c_ulong), ("XInternAtom", ctypes.c_ulong),
                     ("XGetImage", ctypes.c_void_p)):
    getattr(x11, name).restype = result


class Image(ctypes.Structure):
    """The beginning of an XImage."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_char)), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int),
                ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


def open_display():
    display = x11.XOpenDisplay(None)
    if not display:
        sys.exit("window-picture.py: no X server")
    return ctypes.c_void_p(display)


def pretend(display):
    """Says what a window manager with a compositor says, and does nothing of it."""
    def intern(text):
        return ctypes.c_ulong(x11.XInternAtom(display, text.encode(), 0))

    def set_property(window, name, kind, *values):
        data = (ctypes.c_ulong * len(values))(*values)
        x11.XChangeProperty(display, window, intern(name), ctypes.c_ulong(kind), 32, REPLACE, data, len(values))

    root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
    own = ctypes.c_ulong(x11.XCreateSimpleWindow(display, root, -1, -1, 1, 1, 0, 0, 0))
    for window in (root, own):
        set_property(window, "_NET_SUPPORTING_WM_CHECK", WINDOW, own.value)
    set_property(root, "_NET_SUPPORTED", ATOM,
                 *(intern(n).value for n in ("_NET_SUPPORTED", "_NET_SUPPORTING_WM_CHECK", "_GTK_FRAME_EXTENTS")))
    x11.XSetSelectionOwner(display, intern("_NET_WM_CM_S0"), own, 0)
    x11.XSync(display, 0)
    print("ready", flush=True)
    event = ctypes.create_string_buffer(256)
    while True:
        x11.XNextEvent(display, event)


def read_pixels(display, window):
    """Width, height, and blue, green, red and alpha of each pixel, multiplied with alpha as X has them."""
    root = ctypes.c_ulong()
    numbers = [ctypes.c_int(), ctypes.c_int()] + [ctypes.c_uint() for _ in range(4)]
    x11.XGetGeometry(display, window, ctypes.byref(root), *map(ctypes.byref, numbers))
    width, height, depth = numbers[2].value, numbers[3].value, numbers[5].value
    if depth != 32:
        sys.exit(f"window-picture.py: a window without transparency ({depth} bits)")
    found = x11.XGetImage(display, window, 0, 0, width, height, ALL_PLANES, Z_PIXMAP)
    image = ctypes.cast(found, ctypes.POINTER(Image)).contents
    data = ctypes.string_at(image.data, image.bytes_per_line * height)
    return width, height, bytearray(b"".join(data[y * image.bytes_per_line:y * image.bytes_per_line + width * 4]
                                             for y in range(height)))


def divide_by_alpha(pixels):
    for at in range(0, len(pixels), 4):
        alpha = pixels[at + 3]
        if 0 < alpha < 255:
            for channel in range(at, at + 3):
                pixels[channel] = min(255, (pixels[channel] * 255 + alpha // 2) // alpha)


def take(display, window, out):
    width, height, pixels = read_pixels(display, ctypes.c_ulong(window))
    divide_by_alpha(pixels)
    subprocess.run(["convert", "-size", f"{width}x{height}", "-depth", "8", "bgra:-", "-define",
                    "png:exclude-chunks=date,time", "-strip", out], input=bytes(pixels), check=True)


def main():
    if sys.argv[1:] == ["pretend"]:
        pretend(open_display())
    elif len(sys.argv) == 4 and sys.argv[1] == "take":
        take(open_display(), int(sys.argv[2]), sys.argv[3])
    else:
        sys.exit(__doc__)


main()
