package io.railhead.reference;

import io.railhead.reference.ModulusRow.Algorithm;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a UK account number can belong to its sort code, by the method that Vocalink publishes ("Validating account
 * numbers", the three algorithms and exceptions 1 to 14). A number that passes need not exist; one that fails does not.
 * Positions count the fourteen digits of sort code and account number from 0. Immutable, safe for all threads.
 */
public final class ModulusCheck {
    /** What there is to say of a number. */
    public enum Verdict {
        FITS,
        FITS_NOT,
        /** The table has no row for the sort code: nothing can be said. */
        NOT_COVERED
    }

    /** The account number's first digit; its others follow. */
    private static final int A = 6;

    private static final int C = A + 2;
    private static final int G = A + 6;
    private static final int H = A + 7;

    /** Exceptions whose two checks are alternatives: one of them is enough. */
    private static final Set<List<Integer>> EITHER = Set.of(List.of(2, 9), List.of(10, 11), List.of(12, 13));

    private static final Weights EXCEPTION_2 = Weights.of(0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1);
    private static final String EXCEPTION_8_SORT_CODE = "090126";
    private static final String EXCEPTION_9_SORT_CODE = "309634";

    private final ModulusTable table;
    private final @Nullable Substitutions substitutions;

    ModulusCheck(ModulusTable table, @Nullable Substitutions substitutions) {
        this.table = table;
        this.substitutions = substitutions;
    }

    /**
     * @param sortCode six digits
     * @param accountNumber eight digits
     */
    public Verdict of(String sortCode, String accountNumber) {
        List<ModulusRow> rows = table.covering(sortCode);
        if (rows.isEmpty()) {
            return Verdict.NOT_COVERED;
        }
        ModulusRow first = rows.getFirst();
        boolean fits = fits(first, sortCode, accountNumber);
        if (rows.size() == 2) {
            ModulusRow second = rows.getLast();
            boolean either = EITHER.contains(List.of(first.exception(), second.exception()));
            fits = either
                    ? fits || fits(second, sortCode, accountNumber)
                    : fits && (isNotNeeded(second, accountNumber) || fits(second, sortCode, accountNumber));
        }
        return fits ? Verdict.FITS : Verdict.FITS_NOT;
    }

    /** Exception 3 leaves its check out for some kinds of accounts. */
    private static boolean isNotNeeded(ModulusRow row, String accountNumber) {
        char c = accountNumber.charAt(C - A);
        return row.exception() == 3 && (c == '6' || c == '9');
    }

    private boolean fits(ModulusRow row, String sortCode, String accountNumber) {
        int[] digits = digits(standIn(row.exception(), sortCode) + accountNumber);
        int remainder = row.remainder(row.total(digits, weights(row, digits)));
        return switch (row.exception()) {
            case 1 -> row.remainder(row.total(digits, row.weights()) + 27) == 0;
            case 4 -> remainder == 10 * digits[G] + digits[H];
            case 5 ->
                row.algorithm() == Algorithm.DBLAL
                        ? isCheckDigit(digits[H], remainder, 10)
                        : remainder != 1 && isCheckDigit(digits[G], remainder, 11);
            case 6 -> isForeignCurrency(digits) || remainder == 0;
            case 14 -> remainder == 0 || fitsShifted(row, digits);
            default -> remainder == 0;
        };
    }

    private String standIn(int exception, String sortCode) {
        return switch (exception) {
            case 5 -> substitutions == null ? sortCode : substitutions.of(sortCode);
            case 8 -> EXCEPTION_8_SORT_CODE;
            case 9 -> EXCEPTION_9_SORT_CODE;
            default -> sortCode;
        };
    }

    private static Weights weights(ModulusRow row, int[] digits) {
        boolean nine = digits[G] == 9;
        return switch (row.exception()) {
            case 2 -> digits[A] == 0 ? row.weights() : nine ? EXCEPTION_2.withoutHead() : EXCEPTION_2;
            case 7 -> nine ? row.weights().withoutHead() : row.weights();
            case 10 -> {
                boolean marked = (digits[A] == 0 || digits[A] == 9) && digits[A + 1] == 9;
                yield marked && nine ? row.weights().withoutHead() : row.weights();
            }
            default -> row.weights();
        };
    }

    /** The remainder is made whole by the check digit. */
    private static boolean isCheckDigit(int digit, int remainder, int modulus) {
        return digit == (remainder == 0 ? 0 : modulus - remainder);
    }

    /** Exception 6: such an account cannot be checked, and counts as right. */
    private static boolean isForeignCurrency(int[] digits) {
        return digits[A] >= 4 && digits[A] <= 8 && digits[G] == digits[H];
    }

    /** Exception 14: an account number of seven digits with a digit too many at its end. */
    private static boolean fitsShifted(ModulusRow row, int[] digits) {
        int last = digits[H];
        if (last != 0 && last != 1 && last != 9) {
            return false;
        }
        int[] shifted = digits.clone();
        System.arraycopy(digits, A, shifted, A + 1, H - A);
        shifted[A] = 0;
        return row.remainder(row.total(shifted, row.weights())) == 0;
    }

    private static int[] digits(String text) {
        return text.chars().map(c -> c - '0').toArray();
    }
}
