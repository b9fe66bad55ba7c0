#include "probe.h"

__attribute__((used, section(".rodata.probe"), aligned(4))) const char probe_mark[8] = "QXPROBE:";
__attribute__((used, section(".rodata.probe"), aligned(4)))
const volatile struct probe_order probe_order = {0, 0, 0};
