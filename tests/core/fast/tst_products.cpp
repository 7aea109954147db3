// SPDX-License-Identifier: GPL-3.0-or-later
// Products with packed matrices, for every kind of processor this one can stand in for, against
// sums in a loop.
#include "core/fast/packed_matrix.h"
#include "core/fast/transposed_product.h"
#include "tests/core/fast/kernel_fixture.h"

using namespace seq2seq;
using namespace seq2seq::fast;

class ProductsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void productsAreSums();
    void packingTransposesOrNot();
    void packedInPartsIsPackedWhole();
    void transposedProductsAreSums();
};

void ProductsTest::productsAreSums()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        // One block of rows, a few, and so many that panels are taken together; and columns of
        // several panels, so that the next ones are fetched meanwhile.
        for (const std::size_t rows : {1, 2, 5, 12, 13, 29, 80})
            for (const std::size_t depth : kSizes)
                for (const std::size_t columns : {1, 3, 16, 33, 70, 200}) {
                    const auto a = numbers<Real>(rows * (depth + 2), 1);
                    const auto w = numbers<Real>(depth * columns, 2);
                    const auto before = numbers<Real>(rows * (columns + 3), 3);
                    std::vector<Real> packed(depth * (columns + set.panel));
                    for (std::size_t j = 0; j < columns; j += set.panel)
                        set.pack(w.data() + j, columns, depth, std::min(set.panel, columns - j),
                            packed.data() + j * depth);
                    for (const bool accumulate : {false, true}) {
                        auto c = before;
                        set.product({a.data(), depth + 2}, rows, depth, packed.data(), columns,
                            {c.data(), columns + 3}, accumulate);
                        for (std::size_t r = 0; r < rows; ++r)
                            for (std::size_t j = 0; j < columns + 3; ++j) {
                                double sum = accumulate || j >= columns
                                    ? before[r * (columns + 3) + j]
                                    : 0;
                                for (std::size_t k = 0; k < depth && j < columns; ++k)
                                    sum += double(a[r * (depth + 2) + k]) * w[k * columns + j];
                                QVERIFY(isClose(c[r * (columns + 3) + j], sum, 20));
                            }
                    }
                }
    });
}

void ProductsTest::packingTransposesOrNot()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        const std::size_t columns = set.panel;
        for (const std::size_t depth : kSizes)
            for (const std::size_t width : {std::size_t{1}, columns / 2 - 1, columns}) {
                const std::size_t stride = depth + width + 1;
                const auto w = numbers<Real>(stride * (depth + width), 4);
                std::vector<Real> straight(depth * columns, Real(-7));
                std::vector<Real> transposed = straight;
                set.pack(w.data(), stride, depth, width, straight.data());
                set.packTransposed(w.data(), stride, depth, width, {transposed.data(), columns});
                for (std::size_t k = 0; k < depth; ++k)
                    for (std::size_t j = 0; j < columns; ++j) {
                        const std::size_t at = k * columns + j;
                        QCOMPARE(straight[at], j < width ? w[k * stride + j] : Real(0));
                        QCOMPARE(transposed[at], j < width ? w[j * stride + k] : Real(0));
                    }
            }
    });
}

void ProductsTest::packedInPartsIsPackedWhole()
{
    const auto w = numbers<float>(70 * 33, 4);
    PackedMatrix<float> whole;
    PackedMatrix<float> parts;
    whole.resize(33, 70); // three panels
    whole.fill({w.data(), 33}, true);
    parts.resize(33, 70);
    for (const std::size_t part : {1, 0})
        parts.fill({w.data(), 33}, true, part, 2);
    QVERIFY(std::equal(whole.data(), whole.data() + 33 * 70, parts.data()));
}

template <typename Real> void checkTransposedProducts()
{
    TransposedProduct<Real> product; // the same for all sizes, so that what one left is there
    for (const std::size_t m : {1, 95, 97, 200})
        for (const std::size_t n : {1, 16, 45})
            for (const std::size_t k : {33, 1, 15, 16, 32}) {
                const auto a = numbers<Real>(k * (m + 3), 1);
                const auto b = numbers<Real>(k * (n + 1), 2);
                const auto before = numbers<Real>(m * (n + 2), 3);
                for (const bool accumulate : {false, true}) {
                    auto c = before;
                    product.multiply(m, n, k, {a.data(), m + 3}, {b.data(), n + 1},
                        {c.data(), n + 2}, accumulate);
                    for (std::size_t i = 0; i < m; ++i)
                        for (std::size_t j = 0; j < n + 2; ++j) {
                            double sum = accumulate || j >= n ? before[i * (n + 2) + j] : 0;
                            for (std::size_t r = 0; r < k && j < n; ++r)
                                sum += double(a[r * (m + 3) + i]) * b[r * (n + 1) + j];
                            QVERIFY(isClose(c[i * (n + 2) + j], sum, 20));
                        }
                }
            }
}

void ProductsTest::transposedProductsAreSums()
{
    checkTransposedProducts<float>();
    checkTransposedProducts<double>();
}

QTEST_APPLESS_MAIN(ProductsTest)
#include "tst_products.moc"
