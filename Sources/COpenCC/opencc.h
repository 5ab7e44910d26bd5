// Only OpenCC's C interface, which needs nothing else.
#include <opencc/opencc.h>
