// Each kernel is compiled for several processors from the one text in kernels_template.h.

#include "CEncoderKernels.h"

#include <math.h>
#include <string.h>

// A product and a sum are rounded one after the other on every processor.
#pragma STDC FP_CONTRACT OFF

enum { panel_width = 32 };

typedef float float32x16 __attribute__((ext_vector_type(16), aligned(4)));
typedef int32_t int32x16 __attribute__((ext_vector_type(16), aligned(4)));

#define VECTOR(p) (*(float32x16 *)(p))

// The sum of the lanes, always in this order.
static float total(const float32x16 *lanes) {
  float sum = 0;
  for (int lane = 0; lane < 16; lane++) sum += (*lanes)[lane];
  return sum;
}

#define EVEN_LANES(v) __builtin_shufflevector(v, v, 0, 2, 4, 6)
#define ODD_LANES(v) __builtin_shufflevector(v, v, 1, 3, 5, 7)

// Any processor: sums of four columns in a register.
typedef int8_t plain_weights __attribute__((ext_vector_type(8), aligned(1)));
typedef int16_t plain_pairs __attribute__((ext_vector_type(8)));
typedef int32_t plain_sums __attribute__((ext_vector_type(4)));

#define NAME(name) name##_plain
#define TARGET
#define MOST_ROWS 4
#define LANES 4
#define SUMS plain_sums
#define PAIRS plain_pairs
#define ZERO ((plain_sums)0)
#define WIDEN(p) __builtin_convertvector(*(const plain_weights *)(p), plain_pairs)
#define REPEAT(pair) ((plain_pairs)((plain_sums)(pair)))
#define ADD_PRODUCTS(sum, a, b)                                       \
  ((sum) + __builtin_convertvector(EVEN_LANES(a), plain_sums) *       \
               __builtin_convertvector(EVEN_LANES(b), plain_sums) +   \
   __builtin_convertvector(ODD_LANES(a), plain_sums) *                \
       __builtin_convertvector(ODD_LANES(b), plain_sums))
#define STORE(p, v) memcpy(p, &(v), sizeof(v))
#include "kernels_template.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define NAME(name) name##_avx2
#define TARGET __attribute__((target("avx2")))
#define MOST_ROWS 5
#define LANES 8
#define SUMS __m256i
#define PAIRS __m256i
#define ZERO _mm256_setzero_si256()
#define WIDEN(p) _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(p)))
#define REPEAT(pair) _mm256_set1_epi32(pair)
#define ADD_PRODUCTS(sum, a, b) _mm256_add_epi32(sum, _mm256_madd_epi16(a, b))
#define STORE(p, v) _mm256_storeu_si256((__m256i *)(p), v)
#include "kernels_template.h"

#define NAME(name) name##_avx512
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,tune=znver4")))
#define MOST_ROWS 8
#define LANES 16
#define SUMS __m512i
#define PAIRS __m512i
#define ZERO _mm512_setzero_si512()
#define WIDEN(p) _mm512_cvtepi8_epi16(_mm256_loadu_si256((const __m256i *)(p)))
#define REPEAT(pair) _mm512_set1_epi32(pair)
#define ADD_PRODUCTS(sum, a, b) _mm512_dpwssd_epi32(sum, a, b)
#define STORE(p, v) _mm512_storeu_si512(p, v)
#include "kernels_template.h"

#define CHOOSE(call, ...)                                        \
  switch (processor) {                                           \
    case EK_AVX512: return call##_avx512(__VA_ARGS__);           \
    case EK_AVX2: return call##_avx2(__VA_ARGS__);               \
    case EK_ANY: break;                                          \
  }                                                              \
  return call##_plain(__VA_ARGS__);

ek_processor ek_best_processor(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vnni")) {
    return EK_AVX512;
  }
  return __builtin_cpu_supports("avx2") ? EK_AVX2 : EK_ANY;
}
#else
#define CHOOSE(call, ...) \
  (void)processor;        \
  return call##_plain(__VA_ARGS__);

ek_processor ek_best_processor(void) { return EK_ANY; }
#endif

void ek_pack(const int8_t *weights, size_t inner, size_t columns, int8_t *packed) {
  for (size_t panel = 0; panel < columns; panel += panel_width) {
    for (size_t row = 0; row < inner; row += 2) {
      const int8_t *first = weights + row * columns + panel, *second = first + columns;
      for (size_t column = 0; column < panel_width; column++) {
        *packed++ = first[column];
        *packed++ = second[column];
      }
    }
  }
}

uint32_t ek_largest_column(const int8_t *weights, size_t inner, size_t columns) {
  uint32_t largest = 0;
  for (size_t panel = 0; panel < columns; panel += panel_width) {
    uint32_t sums[panel_width] = {0};
    for (size_t row = 0; row < inner; row++) {
      const int8_t *values = weights + row * columns + panel;
      for (size_t column = 0; column < panel_width; column++) {
        sums[column] += (uint32_t)(values[column] < 0 ? -values[column] : values[column]);
      }
    }
    for (size_t column = 0; column < panel_width; column++) {
      if (sums[column] > largest) largest = sums[column];
    }
  }
  return largest;
}

void ek_multiply(
    ek_processor processor, const ek_matrix *matrix, const int16_t *input,
    const uint32_t *starts, const float *input_scale, size_t rows, const float *bias,
    float *output, size_t stride) {
  CHOOSE(multiply, matrix, input, starts, input_scale, rows, bias, output, stride)
}

float ek_quantize(
    ek_processor processor, const float *input, size_t stride, size_t rows, size_t width,
    int16_t *output) {
  CHOOSE(quantize, input, stride, rows, width, output)
}

void ek_expand(
    ek_processor processor, const uint8_t *bytes, size_t count, float scale, float offset,
    float *output) {
  CHOOSE(expand, bytes, count, scale, offset, output)
}

void ek_normalize(
    ek_processor processor, float *values, size_t stride, size_t rows, size_t width,
    const float *gain, const float *bias, float epsilon) {
  CHOOSE(normalize, values, stride, rows, width, gain, bias, epsilon)
}

void ek_rectify_add(
    ek_processor processor, float *values, size_t stride, const float *other,
    size_t other_stride, size_t rows, size_t width) {
  CHOOSE(rectify_add, values, stride, other, other_stride, rows, width)
}

void ek_add_rectify(
    ek_processor processor, float *values, const float *other, size_t count) {
  CHOOSE(add_rectify, values, other, count)
}

void ek_rectify(ek_processor processor, float *values, size_t count) {
  CHOOSE(rectify, values, count)
}

void ek_sum_rows(
    ek_processor processor, const float *input, size_t stride, size_t rows, size_t width,
    float *output) {
  CHOOSE(sum_rows, input, stride, rows, width, output)
}

void ek_dot_rows(
    ek_processor processor, const float *rows, size_t count, size_t width, const float *vector,
    float *output) {
  CHOOSE(dot_rows, rows, count, width, vector, output)
}
