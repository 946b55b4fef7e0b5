package io.railhead.codec;

import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Agent.ClearingMember;
import io.railhead.payment.Party;
import io.railhead.payment.PostalAddress;
import org.jspecify.annotations.Nullable;

/** Parties, accounts and agents, which every message writes in the same way. */
final class PartyWriter {
    /** ISO external code of the United Kingdom's sort codes. */
    static final String UK_SORT_CODES = "GBDSC";

    /** ISO external code of the United States' routing numbers. */
    static final String US_ROUTING_NUMBERS = "USABA";

    private static final Tag INSTITUTION = Tag.of("FinInstnId");
    private static final Tag BIC = Tag.of("BICFI");
    private static final Tag MEMBER = Tag.of("ClrSysMmbId");
    private static final Tag SYSTEM = Tag.of("ClrSysId");
    private static final Tag CODE = Tag.of("Cd");
    private static final Tag MEMBER_ID = Tag.of("MmbId");
    private static final Tag NAME = Tag.of("Nm");
    private static final Tag ADDRESS = Tag.of("PstlAdr");
    private static final Tag STREET = Tag.of("StrtNm");
    private static final Tag BUILDING = Tag.of("BldgNb");
    private static final Tag POST_CODE = Tag.of("PstCd");
    private static final Tag TOWN = Tag.of("TwnNm");
    private static final Tag COUNTRY = Tag.of("Ctry");
    private static final Tag LINE = Tag.of("AdrLine");
    private static final Tag ID = Tag.of("Id");
    private static final Tag IBAN = Tag.of("IBAN");
    private static final Tag OTHER = Tag.of("Othr");
    private static final Tag SCHEME = Tag.of("SchmeNm");

    private PartyWriter() {}

    static void agent(CanonicalWriter out, Tag tag, Agent agent) {
        out.open(tag).open(INSTITUTION);
        switch (agent) {
            case Bic(String code) -> out.element(BIC, code);
            case ClearingMember(String system, String code) -> member(out, system, code);
        }
        out.close(INSTITUTION).close(tag);
    }

    /**
     * The bank of a party. The sort code or routing number of an account travels here, so it is written even where
     * the bank is known by its BIC.
     */
    static void agentOf(CanonicalWriter out, Tag tag, Party party) {
        Agent agent = party.agent();
        switch (party.account()) {
            case Iban iban -> {
                if (agent == null) {
                    throw new IllegalArgumentException("the bank of an account must be known before it is written");
                }
                agent(out, tag, agent);
            }
            case SortCodeAccount uk -> bankOfNumber(out, tag, agent, UK_SORT_CODES, uk.sortCode());
            case RoutingNumberAccount us -> bankOfNumber(out, tag, agent, US_ROUTING_NUMBERS, us.routingNumber());
        }
    }

    private static void bankOfNumber(
            CanonicalWriter out, Tag tag, @Nullable Agent agent, String system, String number) {
        out.open(tag).open(INSTITUTION);
        switch (agent) {
            case Bic(String code) -> member(out.element(BIC, code), system, number);
            case ClearingMember(String named, String code) -> {
                if (!code.equals(number)) {
                    throw new IllegalArgumentException("the bank's number and the one of the account differ");
                }
                member(out, named, code);
            }
            case null -> member(out, system, number);
        }
        out.close(INSTITUTION).close(tag);
    }

    private static void member(CanonicalWriter out, @Nullable String system, String code) {
        out.open(MEMBER);
        if (system != null) {
            out.open(SYSTEM).element(CODE, system).close(SYSTEM);
        }
        out.element(MEMBER_ID, code).close(MEMBER);
    }

    static void party(CanonicalWriter out, Tag tag, String name, @Nullable PostalAddress address) {
        out.open(tag).element(NAME, name);
        if (address != null) {
            address(out, address);
        }
        out.close(tag);
    }

    private static void address(CanonicalWriter out, PostalAddress address) {
        out.open(ADDRESS)
                .optional(STREET, address.streetName())
                .optional(BUILDING, address.buildingNumber())
                .optional(POST_CODE, address.postCode())
                .optional(TOWN, address.townName())
                .optional(COUNTRY, address.country());
        for (String line : address.addressLines()) {
            out.element(LINE, line);
        }
        out.close(ADDRESS);
    }

    static void account(CanonicalWriter out, Tag tag, Account account) {
        out.open(tag).open(ID);
        switch (account) {
            case Iban(String value) -> out.element(IBAN, value);
            case SortCodeAccount(String sortCode, String number) ->
                out.open(OTHER)
                        .element(ID, number)
                        .open(SCHEME)
                        .element(CODE, "BBAN")
                        .close(SCHEME)
                        .close(OTHER);
            case RoutingNumberAccount us ->
                out.open(OTHER).element(ID, us.accountNumber()).close(OTHER);
        }
        out.close(ID).close(tag);
    }
}
