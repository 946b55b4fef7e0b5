package io.railhead.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.railhead.message.Digest;
import io.railhead.simulator.Gateway.Order;
import io.railhead.simulator.Notary.Seal;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What octets alone prove of a message, and what they leave to the tree. */
final class OctetCheckTest {
    private final TestKeys keys;
    private final Gateway gateway;
    private final OctetCheck check = new OctetCheck(null);

    OctetCheckTest() throws Exception {
        keys = TestKeys.make("gateway", null);
        gateway = new Gateway(keys);
    }

    @Test
    void aMessageInTheConventionsOwnFormHasTheSignedDigestOfItsDocument() {
        Order order = Order.of("10.00");
        Digest document = Digest.of(Gateway.document(order).getBytes(StandardCharsets.UTF_8));
        assertEquals(document, verified(gateway.message(order)));
    }

    @Test
    void lettersOfTwoAndThreeOctetsDoNotMoveAnything() {
        Order order = Order.of("10.00", "Zwölf Stühle für 100 €");
        assertEquals(
                Digest.of(Gateway.document(order).getBytes(StandardCharsets.UTF_8)), verified(gateway.message(order)));
    }

    @Test
    void everyChangedOctetAndEveryCutIsLeftToTheTree() {
        byte[] good = gateway.message(Order.of("10.00"));
        for (int i = 0; i < good.length; i++) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            assertNull(verified(changed), "octet " + i + " changed and believed");
            byte[] cut = new byte[i];
            System.arraycopy(good, 0, cut, 0, i);
            assertNull(verified(cut), "cut after " + i + " and believed");
        }
    }

    @Test
    void aSignatureThatLeavesTheHeaderOutOrIsByAnotherKeyIsLeftToTheTree() {
        Order order = Order.of("10.00");
        assertNull(verified(gateway.message(order, Seal.WITHOUT_HEADER)));
        assertNull(verified(gateway.message(order, Seal.BROKEN)));
        assertNull(verified(gateway.message(order, Seal.STRANGER)));
    }

    @Test
    void partsThatAreThereTwiceOrInAnotherOrderAreLeftToTheTree() {
        String good = gateway.text(Order.of("10.00"));
        String evil = Gateway.document(Order.of("9999.00"));
        assertNull(verified(good.replace("<Doc>", "<Doc>" + evil)));
        assertNull(verified(good.replace("</Doc>", evil + "</Doc>")));
        assertNull(verified(good.replaceAll("(<Hdr>.*</Hdr>)(<Doc>.*</Doc>)", "$2$1")));
        assertNull(verified(good.replaceAll("(<AppHdr.*</AppHdr>)", "$1$1")));
        String signature = good.substring(good.indexOf("<ds:Signature "), good.indexOf("</Sgntr>"));
        assertNull(verified(good.replace(signature, signature + signature)));
    }

    @Test
    void whatTheJdksSignerWroteIsLeftToTheTree() throws Exception {
        assertNull(verified(JdkSigned.message(Gateway.letter(Order.of("10.00")), keys)));
    }

    @Test
    void anRsaKeyIsAsGoodButOnlyUnderItsOwnAlgorithm() throws Exception {
        KeyPair pair = TestKeys.rsaPair();
        byte[] message =
                new Notary(TestKeys.uncertified(pair), null).seal(Gateway.letter(Order.of("10.00")), Seal.PROPER);
        assertNotNull(check.verify(message, pair.getPublic(), Algorithm.RSA));
        assertNull(check.verify(message, pair.getPublic(), Algorithm.ECDSA));
    }

    private @Nullable Digest verified(String message) {
        return verified(message.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Digest verified(byte[] message) {
        PublicKey key = keys.certificate().getPublicKey();
        return check.verify(message, key, Algorithm.of(key));
    }
}
