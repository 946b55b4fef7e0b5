package io.railhead.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Invalid.Flaw;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingNumberAccountTest {
    @Test
    void everyWrongLastDigitIsFound() {
        for (char last = '0'; last <= '9'; last++) {
            String number = "02100002" + last;
            if (last == '1') {
                assertEquals(number, new RoutingNumberAccount(number, "1").routingNumber());
            } else {
                assertEquals(Flaw.ROUTING_NUMBER_CHECK_DIGIT, flaw(number, "1"), number);
            }
        }
    }

    @Test
    void twoNeighboursExchangedAreFound() {
        assertEquals(Flaw.ROUTING_NUMBER_CHECK_DIGIT, flaw("201000021", "1"));
        assertEquals(Flaw.ROUTING_NUMBER_CHECK_DIGIT, flaw("112000248", "1"));
    }

    @Test
    void otherFormsAreRefusedByTheirOwnNames() {
        for (String wrong : List.of("", "02100002", "0210000210", "02100002x", "٠٢١٠٠٠٠٢١")) {
            assertEquals(Flaw.ROUTING_NUMBER_FORM, flaw(wrong, "1"), wrong);
        }
        for (String wrong : List.of("", "123456789012345678", "12-34", "12 34")) {
            assertEquals(Flaw.ACCOUNT_NUMBER_FORM, flaw("021000021", wrong), wrong);
        }
    }

    @Test
    void itIsMaskedWhereItIsPrinted() {
        RoutingNumberAccount account = new RoutingNumberAccount("021000021", "123456789");
        assertEquals("021000021-123456789", account.identification());
        assertFalse(account.toString().contains("00021-12345"), account.toString());
    }

    private static Flaw flaw(String routingNumber, String accountNumber) {
        return assertThrows(Invalid.class, () -> new RoutingNumberAccount(routingNumber, accountNumber))
                .flaw();
    }
}
