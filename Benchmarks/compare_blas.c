// The encoder's matrix products, by its own kernels and by OpenBLAS, on one thread.
//
//   clang -O2 -I Sources/CEncoderKernels/include Benchmarks/compare_blas.c \
//     Sources/CEncoderKernels/kernels.c -lopenblas -lm -o compare_blas
//   OPENBLAS_NUM_THREADS=1 ./compare_blas
//
// Weights are random: a product takes the same time whatever they are. Both do what they need for
// a text: the kernels round each layer's input to 16 bits, OpenBLAS is given the windows of a
// convolution side by side. They take turns; printed are medians.

#include <CEncoderKernels.h>
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { turns = 301, most_rows = 256, most_inner = 1280 };

// A layer as the network has it: every piece of a text goes through those with `each_piece`, the
// others are for the text as a whole. A `window` of several pieces makes a convolution.
typedef struct {
  int inner, columns, window, each_piece;
  int8_t *packed;
  float *scale, *plain;
} layer;

static layer layers[] = {
    {512, 768, 1, 1}, {256, 256, 2, 1}, {256, 256, 2, 1}, {256, 256, 3, 1}, {256, 256, 3, 1},
    {256, 256, 5, 1}, {256, 256, 5, 1}, {1280, 512, 1, 0}, {512, 320, 1, 0}, {320, 320, 1, 0},
    {320, 512, 1, 0}, {512, 512, 1, 0}, {512, 320, 1, 0},  {320, 512, 1, 0},
};
enum { count = sizeof layers / sizeof *layers };

static float *input, *windows, *output;
static int16_t *rounded;
static uint32_t starts[most_rows];
static float input_scale[most_rows];

static void by_kernels(const layer *l, int rows) {
  float scale = ek_quantize(
      ek_best_processor(), input, l->inner, rows + l->window - 1, l->inner, rounded);
  for (int row = 0; row < rows; row++) {
    starts[row] = row * l->inner;
    input_scale[row] = scale;
  }
  ek_matrix matrix = {l->packed, l->inner * l->window, l->columns, l->scale};
  ek_multiply(
      ek_best_processor(), &matrix, rounded, starts, input_scale, rows, NULL, output, l->columns);
}

static void by_blas(const layer *l, int rows) {
  int inner = l->inner * l->window;
  const float *from = input;
  if (l->window > 1) {
    for (int row = 0; row < rows; row++)
      memcpy(windows + row * inner, input + row * l->inner, inner * sizeof(float));
    from = windows;
  }
  if (rows == 1)
    cblas_sgemv(
        CblasRowMajor, CblasTrans, inner, l->columns, 1, l->plain, l->columns, from, 1, 0, output,
        1);
  else
    cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, l->columns, inner, 1, from, inner,
        l->plain, l->columns, 0, output, l->columns);
}

static double milliseconds(void (*multiply)(const layer *, int), int pieces) {
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (int index = 0; index < count; index++)
    multiply(&layers[index], layers[index].each_piece ? pieces : 1);
  clock_gettime(CLOCK_MONOTONIC, &end);
  return (end.tv_sec - begin.tv_sec) * 1e3 + (end.tv_nsec - begin.tv_nsec) / 1e6;
}

static int ascending(const void *a, const void *b) {
  double difference = *(const double *)a - *(const double *)b;
  return (difference > 0) - (difference < 0);
}

static void *space(size_t bytes) {
  void *start = aligned_alloc(64, (bytes + 63) / 64 * 64);
  if (!start) exit(1);
  return start;
}

int main(void) {
  size_t inputs = (most_rows + 4) * most_inner;
  input = space(inputs * sizeof(float));
  windows = space(inputs * 2 * sizeof(float));
  output = space(most_rows * most_inner * sizeof(float));
  rounded = space(inputs * sizeof(int16_t));
  for (size_t i = 0; i < inputs; i++) input[i] = rand() / (float)RAND_MAX - 0.5f;
  size_t weights = 0;
  for (int index = 0; index < count; index++) {
    layer *l = &layers[index];
    size_t size = (size_t)l->inner * l->window * l->columns;
    int8_t *values = space(size);
    l->packed = space(size);
    l->plain = space(size * sizeof(float));
    l->scale = space(l->columns * sizeof(float));
    for (size_t i = 0; i < size; i++) l->plain[i] = values[i] = rand() % 41 - 20;
    for (int i = 0; i < l->columns; i++) l->scale[i] = 0.01f;
    ek_pack(values, l->inner * l->window, l->columns, l->packed);
    free(values);
    weights += size;
  }
  printf("| pieces | kernels | OpenBLAS | ratio |\n| --- | --- | --- | --- |\n");
  static const int lengths[] = {1, 4, 16, 50, 200};
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
    static double kernels[turns], blas[turns];
    for (int turn = 0; turn < turns; turn++) {
      kernels[turn] = milliseconds(by_kernels, lengths[i]);
      blas[turn] = milliseconds(by_blas, lengths[i]);
    }
    qsort(kernels, turns, sizeof(double), ascending);
    qsort(blas, turns, sizeof(double), ascending);
    printf(
        "| %d | %.3f ms | %.3f ms | %.1f |\n", lengths[i], kernels[turns / 2], blas[turns / 2],
        blas[turns / 2] / kernels[turns / 2]);
  }
  printf("\nWeights: %.1f MB for the kernels, %.1f MB for OpenBLAS.\n", weights / 1e6,
         weights * 4 / 1e6);
}
