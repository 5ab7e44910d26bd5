// The inner loops of the sentence encoder.
//
// Weights are 8-bit whole numbers and activations 16-bit ones; products are summed exactly, in 32
// bits. So a row's result is the same bit for bit whatever rows are beside it and whichever
// processor computes it. Widths are multiples of 32. Nothing here keeps a state.

#ifndef LIAISON_ENCODER_KERNELS_H
#define LIAISON_ENCODER_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// What a kernel may use of the processor. Each gives the same results, bit for bit: the tests
// compare them.
typedef enum : uint32_t {
  EK_ANY = 0,     // any processor
  EK_AVX2 = 1,    // x86-64 with AVX2
  EK_AVX512 = 2,  // x86-64 with AVX-512 and its neural network instructions
} ek_processor;

// The best that this processor has; a lesser one may be asked for as well.
ek_processor ek_best_processor(void);

// A weight matrix in the order in which ek_multiply reads it (see ek_pack).
typedef struct {
  const int8_t *_Nonnull weights;
  size_t inner;    // rows of the matrix: the length of an input row; even
  size_t columns;  // multiple of 32
  const float *_Nonnull scale;  // of each column
} ek_matrix;

// Reorders a row-major matrix of [inner][columns] into panels of 32 columns, in which the two
// weights of a pair of rows are neighbours. `packed` takes inner * columns bytes.
void ek_pack(
    const int8_t *_Nonnull weights, size_t inner, size_t columns, int8_t *_Nonnull packed);

// The largest sum of magnitudes in a column; with 16-bit inputs no sum can overflow while it is
// below 65,536.
uint32_t ek_largest_column(const int8_t *_Nonnull weights, size_t inner, size_t columns);

// output[r] = (input at starts[r]) * matrix * input_scale[r] + bias. Rows of input may overlap:
// a convolution's windows do. `stride` is the distance of output rows.
void ek_multiply(
    ek_processor processor, const ek_matrix *_Nonnull matrix, const int16_t *_Nonnull input,
    const uint32_t *_Nonnull starts, const float *_Nonnull input_scale, size_t rows,
    const float *_Nullable bias, float *_Nonnull output, size_t stride);

// Rounds rows of floats to 16 bits with one scale for all of them; value = whole number * scale.
// `output` is without gaps. Returns the scale.
float ek_quantize(
    ek_processor processor, const float *_Nonnull input, size_t stride, size_t rows, size_t width,
    int16_t *_Nonnull output);

// output = bytes * scale + offset
void ek_expand(
    ek_processor processor, const uint8_t *_Nonnull bytes, size_t count, float scale, float offset,
    float *_Nonnull output);

// Brings each row to mean 0 and variance 1, in place, then multiplies by gain and adds bias.
void ek_normalize(
    ek_processor processor, float *_Nonnull values, size_t stride, size_t rows, size_t width,
    const float *_Nonnull gain, const float *_Nonnull bias, float epsilon);

// values = max(values, 0) + other
void ek_rectify_add(
    ek_processor processor, float *_Nonnull values, size_t stride,
    const float *_Nonnull other, size_t other_stride, size_t rows, size_t width);

// values = max(values + other, 0)
void ek_add_rectify(
    ek_processor processor, float *_Nonnull values, const float *_Nonnull other, size_t count);

// values = max(values, 0)
void ek_rectify(ek_processor processor, float *_Nonnull values, size_t count);

// output = the sum of the rows
void ek_sum_rows(
    ek_processor processor, const float *_Nonnull input, size_t stride, size_t rows, size_t width,
    float *_Nonnull output);

// output = the inner product of each row with the vector
void ek_dot_rows(
    ek_processor processor, const float *_Nonnull rows, size_t count, size_t width,
    const float *_Nonnull vector, float *_Nonnull output);

#endif
