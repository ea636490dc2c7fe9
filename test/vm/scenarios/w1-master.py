"""Makes a 1-wire master of a chip that is only simulated: i2c-stub remembers registers, these are what ds2482 asks for."""
import ctypes
import fcntl
import glob
import os

SLAVE, SMBUS, WRITE, BYTE_DATA = 0x0703, 0x0720, 0, 2


class Request(ctypes.Structure):
    _fields_ = [
        ("read_write", ctypes.c_uint8),
        ("command", ctypes.c_uint8),
        ("size", ctypes.c_uint32),
        ("data", ctypes.c_void_p),
    ]


for bus in glob.glob("/sys/bus/i2c/devices/i2c-*"):
    with open(f"{bus}/name") as name:
        if "stub" not in name.read():
            continue
    device = os.open(f"/dev/{os.path.basename(bus)}", os.O_RDWR)
    fcntl.ioctl(device, SLAVE, 0x18)
    for register, value in ((0xF0, 0x18), (0xF1, 0x18), (0xD2, 0x00), (0xC3, 0x18)):
        data = (ctypes.c_uint8 * 34)(value)
        fcntl.ioctl(device, SMBUS, Request(WRITE, register, BYTE_DATA, ctypes.addressof(data)))
    with open(f"{bus}/new_device", "w") as new:
        new.write("ds2482 0x18\n")
