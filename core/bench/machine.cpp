// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bench/machine.h"

#include "core/random.h"

#include <algorithm>
#include <barrier>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <malloc.h>
#include <sys/resource.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

extern "C" void openblas_set_num_threads(int threads);
extern "C" char *openblas_get_corename();
extern "C" void sgemm_(const char *transposeA, const char *transposeB, const int *m, const int *n,
    const int *k, const float *alpha, const float *a, const int *strideA, const float *b,
    const int *strideB, const float *beta, float *c, const int *strideC);

namespace seq2seq {

namespace {

constexpr double kGiga = 1e9;
constexpr std::size_t kReadStep = 64; // floats

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Two matrices and room for their product.
class Product {
public:
    static constexpr int kSize = 4096;
    static constexpr double kFlop = 2.0 * kSize * kSize * kSize;

    explicit Product(std::uint64_t seed)
    {
        Random random(seed);
        for (float &value : m_a)
            value = static_cast<float>(random.uniform());
        for (float &value : m_b)
            value = static_cast<float>(random.uniform());
    }

    void multiply()
    {
        const float one = 1;
        const float zero = 0;
        sgemm_("N", "N", &kSize, &kSize, &kSize, &one, m_a.data(), &kSize, m_b.data(), &kSize,
            &zero, m_c.data(), &kSize);
    }

private:
    static constexpr std::size_t kNumbers = std::size_t{kSize} * kSize;
    std::vector<float> m_a = std::vector<float>(kNumbers);
    std::vector<float> m_b = std::vector<float>(kNumbers);
    std::vector<float> m_c = std::vector<float>(kNumbers);
};

#if defined(__x86_64__)
/// Reads all of it, 32 bytes at a time. @param count  floats, a multiple of kReadStep
__attribute__((target("avx2"))) float readWide(const float *values, std::size_t count)
{
    __m256 sums[8] = {};
    for (std::size_t i = 0; i < count; i += kReadStep)
        for (std::size_t k = 0; k < 8; ++k)
            sums[k] = _mm256_add_ps(sums[k], _mm256_loadu_ps(values + i + 8 * k));
    for (std::size_t k = 1; k < 8; ++k)
        sums[0] = _mm256_add_ps(sums[0], sums[k]);
    return _mm256_cvtss_f32(sums[0]);
}
#endif

/// Reads all of it as the compiler sees fit. @param count  floats, a multiple of kReadStep
float readPlain(const float *values, std::size_t count)
{
    float sums[kReadStep] = {};
    for (std::size_t i = 0; i < count; i += kReadStep)
        for (std::size_t k = 0; k < kReadStep; ++k)
            sums[k] += values[i + k];
    return *std::ranges::max_element(sums);
}

float readAll(const float *values, std::size_t count)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
        return readWide(values, count);
#endif
    return readPlain(values, count);
}

} // namespace

double sgemmRate(int threads, double seconds)
{
    openblas_set_num_threads(1); // a call then runs in the thread it is made in
    double best = 0;
    bool isDone = false;
    const Clock::time_point begin = Clock::now();
    Clock::time_point roundStart;
    // Between two barriers all threads multiply once; what is between two rounds runs in one alone.
    bool isStart = true;
    const auto betweenBarriers = [&]() noexcept {
        if (isStart) {
            roundStart = Clock::now();
        } else {
            best = std::max(best, threads * Product::kFlop / secondsSince(roundStart) / kGiga);
            isDone = secondsSince(begin) >= seconds;
        }
        isStart = !isStart;
    };
    std::barrier barrier(threads, betweenBarriers);
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i)
        workers.emplace_back([&, i] {
            Product product(static_cast<std::uint64_t>(i));
            while (!isDone) {
                barrier.arrive_and_wait();
                product.multiply();
                barrier.arrive_and_wait();
            }
        });
    for (std::thread &worker : workers)
        worker.join();
    return best;
}

std::string blasKernels()
{
    return openblas_get_corename();
}

ReadProbe::ReadProbe(std::size_t bytes)
    : m_values((bytes / sizeof(float) + kReadStep - 1) / kReadStep * kReadStep, 1)
{
}

void ReadProbe::readOnce() const
{
    [[maybe_unused]] volatile const float sink = readAll(m_values.data(), m_values.size());
}

void resetPeakMemory()
{
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak becomes what is in use now
}

std::size_t peakMemory()
{
    constexpr std::size_t kKilo = 1024;
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::size_t kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes)
            return kKilo * kilobytes;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return kKilo * static_cast<std::size_t>(usage.ru_maxrss);
}

} // namespace seq2seq
