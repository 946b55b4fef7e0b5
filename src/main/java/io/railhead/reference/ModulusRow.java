package io.railhead.reference;

/**
 * One line of the UK's weight table: how numbers of a range of sort codes are checked. Sort code and account number
 * together have 14 digits, and each digit has a weight.
 *
 * @param first the range's first sort code, as a number
 * @param last its last, included
 * @param weights 14 of them, separated by blanks, as they stand in the file
 * @param exception 1 to 14 for a case of its own, 0 for none
 */
record ModulusRow(int first, int last, Algorithm algorithm, Weights weights, int exception) {
    /** How the weighted digits become one number. */
    enum Algorithm {
        MOD10,
        MOD11,
        /** Doubling, alternating: the digits of the products are added, not the products. */
        DBLAL
    }

    boolean covers(int sortCode) {
        return first <= sortCode && sortCode <= last;
    }

    /** The modulus of its algorithm. */
    private int modulus() {
        return algorithm == Algorithm.MOD11 ? 11 : 10;
    }

    /** The sum over 14 digits with weights that may be others than the row's. */
    int total(int[] digits, Weights with) {
        int total = 0;
        for (int i = 0; i < Weights.COUNT; i++) {
            int product = digits[i] * with.at(i);
            total += algorithm == Algorithm.DBLAL ? digitSum(product) : product;
        }
        return total;
    }

    /** What is left of a sum; never negative, though weights may be. */
    int remainder(int sum) {
        return Math.floorMod(sum, modulus());
    }

    private static int digitSum(int product) {
        int sum = 0;
        for (int rest = product; rest > 0; rest /= 10) {
            sum += rest % 10;
        }
        return sum;
    }
}
