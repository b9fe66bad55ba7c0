#include "guest_testing.h"
