// Included by kernels.c once for each kind of processor, with these defined: NAME(name), TARGET,
// MOST_ROWS (as many rows as the registers hold sums for), LANES (32-bit sums in a register) and
// the operations on registers. The floating-point loops work on 16 lanes everywhere, so that
// sums are made in the same order on every processor.

// The sums of `rows` input rows with 2 * LANES columns of a panel, from `weights` on.
TARGET static inline __attribute__((always_inline)) void NAME(block)(
    const int8_t *weights, size_t pairs, const int16_t *const *rows_of_input, int rows,
    int32_t sums[][panel_width]) {
  SUMS sum[MOST_ROWS][2];
  const int16_t *input[MOST_ROWS];
#pragma clang loop unroll(full)
  for (int row = 0; row < rows; row++) {
    sum[row][0] = sum[row][1] = ZERO;
    input[row] = rows_of_input[row];
  }
  for (size_t pair = 0; pair < pairs; pair++) {
    const PAIRS first = WIDEN(weights + pair * 2 * panel_width);
    const PAIRS second = WIDEN(weights + pair * 2 * panel_width + 2 * LANES);
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++) {
      int32_t both;
      memcpy(&both, input[row] + 2 * pair, sizeof both);
      const PAIRS repeated = REPEAT(both);
      sum[row][0] = ADD_PRODUCTS(sum[row][0], first, repeated);
      sum[row][1] = ADD_PRODUCTS(sum[row][1], second, repeated);
    }
  }
#pragma clang loop unroll(full)
  for (int row = 0; row < rows; row++) {
    STORE(sums[row], sum[row][0]);
    STORE(sums[row] + LANES, sum[row][1]);
  }
}

TARGET static void NAME(multiply)(
    const ek_matrix *matrix, const int16_t *input, const uint32_t *starts,
    const float *input_scale, size_t rows, const float *bias, float *output, size_t stride) {
  const size_t pairs = matrix->inner / 2;
  const size_t blocks = (rows + MOST_ROWS - 1) / MOST_ROWS;
  for (size_t panel = 0; panel < matrix->columns; panel += panel_width) {
    const int8_t *weights = matrix->weights + panel * matrix->inner;
    for (size_t block = 0; block < blocks; block++) {
      // Blocks of even size: 9 rows are 5 and 4 rather than 8 and 1.
      const size_t row = block * rows / blocks, end = (block + 1) * rows / blocks;
      const int16_t *rows_of_input[MOST_ROWS];
      for (size_t index = row; index < end; index++) {
        rows_of_input[index - row] = input + starts[index];
      }
      int32_t sums[MOST_ROWS][panel_width] __attribute__((aligned(64)));
      for (int part = 0; part < panel_width; part += 2 * LANES) {
        int32_t(*columns)[panel_width] = (int32_t(*)[panel_width])&sums[0][part];
#define BLOCK(count)                                                                 \
  case count:                                                                        \
    NAME(block)(weights + 2 * part, pairs, rows_of_input, count, columns);           \
    break;
        switch (end - row) {
          BLOCK(1)
          BLOCK(2)
          BLOCK(3)
          BLOCK(4)
#if MOST_ROWS > 4
          BLOCK(5)
#endif
#if MOST_ROWS > 5
          BLOCK(6)
          BLOCK(7)
          BLOCK(8)
#endif
        }
#undef BLOCK
      }
      for (size_t index = row; index < end; index++) {
        for (int column = 0; column < panel_width; column += 16) {
          const float32x16 scale = VECTOR(matrix->scale + panel + column) * input_scale[index];
          const int32x16 sum = *(const int32x16 *)(sums[index - row] + column);
          float32x16 value = __builtin_convertvector(sum, float32x16) * scale;
          if (bias) value += VECTOR(bias + panel + column);
          VECTOR(output + index * stride + panel + column) = value;
        }
      }
    }
  }
}

TARGET static float NAME(quantize)(
    const float *input, size_t stride, size_t rows, size_t width, int16_t *output) {
  float32x16 most = 0;
  for (size_t row = 0; row < rows; row++) {
    for (size_t at = 0; at < width; at += 16) {
      const float32x16 value = VECTOR(input + row * stride + at);
      most = __builtin_elementwise_max(most, __builtin_elementwise_abs(value));
    }
  }
  const float largest = __builtin_reduce_max(most);
  if (!(largest > 0)) {
    memset(output, 0, rows * width * sizeof *output);
    return 0;
  }
  // Adding and taking away 1.5 * 2^23 rounds to a whole number.
  const float inverse = 32767 / largest, rounding = 12582912;
  for (size_t row = 0; row < rows; row++) {
    for (size_t at = 0; at < width; at++) {
      const float rounded = input[row * stride + at] * inverse + rounding - rounding;
      output[row * width + at] = (int16_t)(int32_t)rounded;
    }
  }
  return largest / 32767;
}

TARGET static void NAME(expand)(
    const uint8_t *bytes, size_t count, float scale, float offset, float *output) {
  for (size_t at = 0; at < count; at++) output[at] = (float)bytes[at] * scale + offset;
}

TARGET static void NAME(normalize)(
    float *values, size_t stride, size_t rows, size_t width, const float *gain,
    const float *bias, float epsilon) {
  for (size_t row = 0; row < rows; row++) {
    float *const line = values + row * stride;
    float32x16 sum = 0, squares = 0;
    for (size_t at = 0; at < width; at += 16) sum += VECTOR(line + at);
    const float mean = total(&sum) / (float)width;
    for (size_t at = 0; at < width; at += 16) {
      const float32x16 centred = VECTOR(line + at) - mean;
      squares += centred * centred;
    }
    const float scale = 1 / sqrtf(total(&squares) / (float)width + epsilon);
    for (size_t at = 0; at < width; at++) {
      line[at] = (line[at] - mean) * scale * gain[at] + bias[at];
    }
  }
}

TARGET static void NAME(rectify_add)(
    float *values, size_t stride, const float *other, size_t other_stride, size_t rows,
    size_t width) {
  for (size_t row = 0; row < rows; row++) {
    for (size_t at = 0; at < width; at++) {
      float *const value = values + row * stride + at;
      *value = (*value > 0 ? *value : 0) + other[row * other_stride + at];
    }
  }
}

TARGET static void NAME(add_rectify)(float *values, const float *other, size_t count) {
  for (size_t at = 0; at < count; at++) {
    const float sum = values[at] + other[at];
    values[at] = sum > 0 ? sum : 0;
  }
}

TARGET static void NAME(rectify)(float *values, size_t count) {
  for (size_t at = 0; at < count; at++) values[at] = values[at] > 0 ? values[at] : 0;
}

TARGET static void NAME(sum_rows)(
    const float *input, size_t stride, size_t rows, size_t width, float *output) {
  for (size_t at = 0; at < width; at++) output[at] = 0;
  for (size_t row = 0; row < rows; row++) {
    for (size_t at = 0; at < width; at++) output[at] += input[row * stride + at];
  }
}

TARGET static void NAME(dot_rows)(
    const float *rows, size_t count, size_t width, const float *vector, float *output) {
  for (size_t row = 0; row < count; row++, rows += width) {
    // Two sums, so that one addition need not wait for the other.
    float32x16 even = 0, odd = 0;
    size_t at = 0;
    for (; at + 32 <= width; at += 32) {
      even += VECTOR(rows + at) * VECTOR(vector + at);
      odd += VECTOR(rows + at + 16) * VECTOR(vector + at + 16);
    }
    even += odd;
    float sum = total(&even);
    for (; at < width; at++) sum += rows[at] * vector[at];
    output[row] = sum;
  }
}

#undef NAME
#undef TARGET
#undef MOST_ROWS
#undef LANES
#undef SUMS
#undef PAIRS
#undef ZERO
#undef WIDEN
#undef REPEAT
#undef ADD_PRODUCTS
#undef STORE
