package io.railhead.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.railhead.payment.Account;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Transfer;
import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** UK account numbers of payments against weights that somebody imported. */
class ReferenceChecksTest {
    private static final Pack UK_FPS = pack("uk-fps");
    private static final String WEIGHTS = "601613 601613 MOD10 0 0 0 0 0 0 4 1 3 7 1 3 7 1\n";

    private static Pack pack(String name) {
        Pack pack = Packs.load(null, Judge.vocabulary()).find(name);
        if (pack == null) {
            throw new AssertionError(name);
        }
        return pack;
    }

    private static List<String> found(ReferenceData data, String debtor, String creditor) {
        Transfer good = new Samples(UK_FPS).transfer();
        Transfer transfer = new Transfer(
                good.id(),
                good.amount(),
                good.debtor().withAccount(account(debtor)),
                good.creditor().withAccount(account(creditor)),
                good.endToEndId(),
                good.reference());
        return new Judge(InstantSource.fixed(Samples.NOW), data)
                .transfer(transfer, UK_FPS).stream()
                        .filter(Finding::isError)
                        .map(finding -> finding.code() + " " + finding.jsonPointer())
                        .toList();
    }

    private static Account account(String written) {
        return new SortCodeAccount(written.substring(0, 6), written.substring(6));
    }

    private static ReferenceData imported() throws UnusableTable {
        return ReferenceData.trial(Map.of(Kind.UK_MODULUS, WEIGHTS));
    }

    @Test
    void aNumberThatCannotBelongToItsSortCodeIsRefusedAtItsPlace() throws UnusableTable {
        assertEquals(List.of(), found(imported(), "20295963748472", "60161331926819"));
        assertEquals(
                List.of("RULE-ACCOUNT-MODULUS /creditor/account"),
                found(imported(), "20295963748472", "60161331926891"));
        assertEquals(
                List.of("RULE-ACCOUNT-MODULUS /debtor/account"), found(imported(), "60161331926891", "20295963748472"));
    }

    @Test
    void aSortCodeThatTheTableLeavesOutIsNotJudged() throws UnusableTable {
        assertEquals(List.of(), found(imported(), "20295900000001", "20295900000002"));
    }

    @Test
    void withoutAnImportedTableNothingIsApplied() {
        assertEquals(List.of(), found(ReferenceData.shipped(), "20295963748472", "60161331926891"));
    }
}
