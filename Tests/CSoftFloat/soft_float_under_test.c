#include "soft_float_under_test.h"
