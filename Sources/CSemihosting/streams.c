#include "semihosting_streams.h"

struct qx_stream _qx_output_stream, _qx_error_stream, _qx_input_stream;
uint8_t _qx_host_is_silent;
uint8_t _qx_output_bytes[_QX_OUTPUT_CAPACITY];
uint8_t _qx_error_bytes[_QX_ERROR_CAPACITY];
uint8_t _qx_input_bytes[_QX_INPUT_CAPACITY];
