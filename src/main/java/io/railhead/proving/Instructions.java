package io.railhead.proving;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The payments of one run, each by its number and each different: accounts, names, amount and references. No amount
 * is below 100.00, where the simulated schemes would take its last digits for an order. Immutable.
 *
 * @param run tells this run's payments from those of others in the same data directory
 */
public record Instructions(String run) {
    private static final long LEAST_MINOR = 100_00;
    private static final int AMOUNTS = 90_000;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    public String endToEndId(int number) {
        return endToEndIds() + number;
    }

    /** Those of the first so many payments. */
    Set<String> endToEndIds(int payments) {
        return IntStream.range(0, payments).mapToObj(this::endToEndId).collect(Collectors.toSet());
    }

    public String key(int number) {
        return "throughput-" + run + "-" + number;
    }

    /** What every end-to-end id of this run begins with, and none of another run. */
    public String endToEndIds() {
        return "T" + run + "-";
    }

    /** In pence. */
    public long minor(int number) {
        return LEAST_MINOR + Math.floorMod(number * 7919, AMOUNTS);
    }

    String amount(int number) {
        long minor = minor(number);
        return minor / 100 + "." + String.valueOf(100 + minor % 100).substring(1);
    }

    String reference(int number) {
        return "Invoice " + (10_000_000 + Math.floorMod(number * 104_729, 80_000_000));
    }

    String creditor(int number) {
        return "Payee "
                + Integer.toString(Math.floorMod(number * 15_485_863, 1 << 30), 36)
                        .toUpperCase(Locale.ROOT);
    }

    /** The body of the request to pay. */
    public String json(int number) {
        return json(number, reference(number));
    }

    /** The same with another reference, such as one that tells a simulated scheme how to behave. */
    public String json(int number, String reference) {
        return "{\"amount\":{\"currency\":\"GBP\",\"value\":\"" + amount(number) + "\"},"
                + "\"debtor\":{\"name\":\"Throughput Ltd\",\"account\":{\"sortCode\":\"202959\",\"accountNumber\":\""
                + debtorAccount(number) + "\"}},\"creditor\":{\"name\":\"" + creditor(number)
                + "\",\"account\":{\"iban\":\"" + creditorIban(number) + "\"}},\"endToEndId\":\"" + endToEndId(number)
                + "\",\"reference\":\"" + reference + "\"}";
    }

    private static String debtorAccount(int number) {
        return Integer.toString(10_000_000 + Math.floorMod(number * 31, 500));
    }

    /** With its right check digits (ISO 13616: letters as two digits, 98 less the remainder by 97). */
    String creditorIban(int number) {
        String account = Integer.toString(20_000_000 + Math.floorMod(number * 6_700_417, 70_000_000));
        String domestic = "NWBK" + "601613" + account;
        // N=23 W=32 B=11 K=20, then G=16 B=11 and 00 for the digits that are wanted.
        BigInteger digits = new BigInteger("23321120" + "601613" + account + "161100");
        int check = 98 - digits.mod(NINETY_SEVEN).intValue();
        return "GB" + (check < 10 ? "0" : "") + check + domestic;
    }
}
