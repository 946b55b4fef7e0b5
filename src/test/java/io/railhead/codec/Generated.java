package io.railhead.codec;

import io.railhead.message.CreditTransferMessage;
import io.railhead.message.CreditTransferMessage.Terms;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.MessageReject;
import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Agent.ClearingMember;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.PostalAddress;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random messages that keep to their schemas: every optional part there or not, texts of any character. */
final class Generated {
    private Generated() {}

    /** Any text that XML can hold, markup and white space among it, without white space at the ends. */
    static Arbitrary<String> text(int longest) {
        return Arbitraries.oneOf(
                        Arbitraries.chars().range(' ', '~').map(String::valueOf),
                        Arbitraries.of(
                                "&", "<", ">", "\"", "'", "]]>", "\r", "\n", "\t", "é", "€", "\u0085", "\u2028", "😀",
                                "\uFFFD", "--", "&amp;"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(Math.min(longest, 200))
                .map(parts -> joined(parts, longest));
    }

    private static String joined(List<String> parts, int longest) {
        StringBuilder text = new StringBuilder("x");
        for (String part : parts) {
            // one more is kept for the end
            if (text.length() + part.length() < longest) {
                text.append(part);
            }
        }
        return text.append('y').toString();
    }

    static Arbitrary<String> id() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("-/.")
                .ofMinLength(1)
                .ofMaxLength(35);
    }

    static Arbitrary<OffsetDateTime> time() {
        return Arbitraries.longs()
                .between(1_500_000_000_000L, 2_500_000_000_000L)
                .flatMap(millis -> Arbitraries.of(0, 1, -5, 14)
                        .map(hours -> Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofHours(hours))));
    }

    static Arbitrary<LocalDate> date() {
        return Arbitraries.longs().between(15_000, 30_000).map(LocalDate::ofEpochDay);
    }

    static Arbitrary<Bic> bic() {
        return Arbitraries.of("NWBKGB2L", "RAILGB2LXXX", "UKFPGB2LXXX", "DEUTDEFF", "CSMGDEFFXXX")
                .map(Bic::new);
    }

    static Arbitrary<Agent> agent() {
        return Arbitraries.oneOf(
                bic().map(bic -> bic),
                Arbitraries.of("202959", "400515").map(code -> new ClearingMember("GBDSC", code)),
                Arbitraries.of("021000021").map(code -> new ClearingMember(null, code)));
    }

    static Arbitrary<Header> header(String definition) {
        return Combinators.combine(
                        agent(),
                        agent(),
                        id(),
                        id().injectNull(0.5),
                        time(),
                        Arbitraries.of("CODU", "COPY", "DUPL").injectNull(0.7),
                        Arbitraries.of(true, false))
                .as((from, to, id, service, created, copy, possible) ->
                        new Header(from, to, id, new Definition(definition), service, created, copy, possible));
    }

    static Arbitrary<PostalAddress> address() {
        return Combinators.combine(
                        text(70).injectNull(0.3),
                        text(16).injectNull(0.3),
                        text(16).injectNull(0.3),
                        text(35).injectNull(0.3),
                        Arbitraries.of("GB", "DE").injectNull(0.3),
                        text(70).list().ofMaxSize(7))
                .as(PostalAddress::new);
    }

    static Arbitrary<Party> party() {
        Arbitrary<Party> british = Combinators.combine(text(140), Arbitraries.of("63748472", "00000001"), bic())
                .as((name, number, bic) -> new Party(name, new SortCodeAccount("202959", number)).withAgent(bic));
        Arbitrary<Party> member = Combinators.combine(text(140), Arbitraries.of("63748472", "00000001"))
                .as((name, number) -> new Party(name, new SortCodeAccount("202959", number))
                        .withAgent(new ClearingMember("GBDSC", "202959")));
        Arbitrary<Party> iban = Combinators.combine(
                        text(140),
                        Arbitraries.of(
                                "GB29NWBK60161331926819", "DE89370400440532013000", "FR1420041010050500013M02606"),
                        agent())
                .as((name, account, agent) -> new Party(name, (Account) new Iban(account)).withAgent(agent));
        Arbitrary<Party> american = Combinators.combine(text(140), Arbitraries.of("1", "A2345678901234567"))
                .as((name, number) -> new Party(name, (Account) new RoutingNumberAccount("021000021", number))
                        .withAgent(new ClearingMember("USABA", "021000021")));
        return Combinators.combine(
                        Arbitraries.oneOf(british, member, iban, american),
                        address().injectNull(0.5))
                .as((party, address) -> new Party(party.name(), party.account(), party.agent(), address));
    }

    static Arbitrary<Money> money() {
        return Combinators.combine(
                        Arbitraries.of("GBP", "EUR", "JPY", "KWD"),
                        Arbitraries.longs().between(0, 99_999_999_999_999L))
                .as((currency, minor) -> new Money(Currency.of(currency), minor));
    }

    static Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.of("CLRG", "INDA"),
                        Arbitraries.of("FPS", "ST2").injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of("SEPA", "SDVA").injectNull(0.3),
                        Arbitraries.of("INST", "IP").injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of("SLEV", "SHAR"))
                .as((method, system, ownSystem, level, instrument, ownInstrument, bearer) -> new Terms(
                        method,
                        system,
                        system != null && ownSystem,
                        level,
                        instrument,
                        instrument != null && ownInstrument,
                        bearer));
    }

    static Arbitrary<Uetr> uetr() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> new Uetr(new UUID(
                        (high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L)));
    }

    static Arbitrary<CreditTransferMessage> creditTransfer() {
        Arbitrary<Transfer> transfer = Combinators.combine(
                        money(), party(), party(), text(35), text(140).injectNull(0.3))
                .as((amount, debtor, creditor, endToEnd, reference) ->
                        new Transfer(Samples.PAYMENT, amount, debtor, creditor, endToEnd, reference));
        Arbitrary<TransferIds> ids =
                Combinators.combine(id(), id(), id(), uetr()).as(TransferIds::new);
        return Combinators.combine(
                        header("pacs.008.001.08"),
                        transfer,
                        ids,
                        time(),
                        date(),
                        time().injectNull(0.5),
                        agent(),
                        terms())
                .as((header, moved, names, created, settled, accepted, agent, terms) -> new CreditTransferMessage(
                        header, moved, names, created, settled, accepted, header.from(), agent, terms));
    }

    static Arbitrary<StatusReport> statusReport() {
        Arbitrary<OriginalReference> original = Combinators.combine(
                        id().injectNull(0.2),
                        id().injectNull(0.3),
                        text(35).injectNull(0.3),
                        id().injectNull(0.3),
                        uetr().map(Uetr::toString).injectNull(0.3))
                .as((message, instruction, endToEnd, transaction, uetr) -> new OriginalReference(
                        message,
                        message == null ? null : "pacs.008.001.08",
                        instruction,
                        endToEnd == null ? null : "E2E",
                        transaction,
                        uetr));
        Arbitrary<Reason> reason = Combinators.combine(
                        Arbitraries.of("AC03", "AM05"),
                        Arbitraries.of(true, false),
                        text(105).injectNull(0.3))
                .as(Reason::new);
        return Combinators.combine(
                        id(),
                        time(),
                        original,
                        Arbitraries.of("ACSC", "RJCT", "ACCP").map(StatusCode::new),
                        reason.injectNull(0.3),
                        time().injectNull(0.5),
                        id().injectNull(0.5),
                        date().injectNull(0.5))
                .as(StatusReport::new);
    }

    static Arbitrary<MessageReject> messageReject() {
        return Combinators.combine(
                        id(),
                        id(),
                        time().injectNull(0.3),
                        text(350).injectNull(0.3),
                        text(350).injectNull(0.3),
                        text(2_000).injectNull(0.5))
                .as(MessageReject::new);
    }
}
