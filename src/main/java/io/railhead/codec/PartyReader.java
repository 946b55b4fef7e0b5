package io.railhead.codec;

import io.railhead.message.StatedAccount;
import io.railhead.message.StatedAgent;
import io.railhead.message.StatedParty;
import io.railhead.payment.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parties, accounts and agents, which every message states in the same way. Each method leaves its element. */
final class PartyReader {
    private PartyReader() {}

    static StatedAgent agent(Cursor xml) {
        StatedAgent agent = new StatedAgent(null, null, null);
        while (xml.child()) {
            if (xml.name().equals("FinInstnId")) {
                agent = institution(xml);
            } else {
                xml.skip();
            }
        }
        return agent;
    }

    private static StatedAgent institution(Cursor xml) {
        String bic = null;
        String system = null;
        String member = null;
        while (xml.child()) {
            switch (xml.name()) {
                // the same thing under its older name, as pain.001.001.03 has it
                case "BICFI", "BIC" -> bic = xml.token();
                case "ClrSysMmbId" -> {
                    while (xml.child()) {
                        switch (xml.name()) {
                            case "ClrSysId" -> system = xml.tokenOf("Cd");
                            case "MmbId" -> member = xml.token();
                            default -> xml.skip();
                        }
                    }
                }
                default -> xml.skip();
            }
        }
        return new StatedAgent(bic, system, member);
    }

    static StatedAccount account(Cursor xml) {
        StatedAccount account = new StatedAccount(null, null, null);
        while (xml.child()) {
            if (xml.name().equals("Id")) {
                account = accountId(xml);
            } else {
                xml.skip();
            }
        }
        return account;
    }

    private static StatedAccount accountId(Cursor xml) {
        String iban = null;
        String other = null;
        String scheme = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "IBAN" -> iban = xml.token();
                case "Othr" -> {
                    while (xml.child()) {
                        switch (xml.name()) {
                            case "Id" -> other = xml.token();
                            case "SchmeNm" -> scheme = choice(xml).value();
                            default -> xml.skip();
                        }
                    }
                }
                default -> xml.skip();
            }
        }
        return new StatedAccount(iban, other, scheme);
    }

    static StatedParty party(Cursor xml) {
        String name = null;
        String id = null;
        PostalAddress address = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Nm" -> name = xml.text();
                case "Id" -> id = partyId(xml);
                case "PstlAdr" -> address = address(xml);
                default -> xml.skip();
            }
        }
        return new StatedParty(name, id, address);
    }

    /** The first identifier of an organisation or a person; the BIC comes first in the schema. */
    private static @Nullable String partyId(Cursor xml) {
        String found = null;
        while (xml.child()) {
            while (xml.child()) {
                String id = switch (xml.name()) {
                    case "AnyBIC", "BICOrBEI", "LEI" -> xml.token();
                    case "Othr" -> xml.tokenOf("Id");
                    default -> {
                        xml.skip();
                        yield null;
                    }
                };
                found = found == null ? id : found;
            }
        }
        return found;
    }

    private static PostalAddress address(Cursor xml) {
        String street = null;
        String building = null;
        String postCode = null;
        String town = null;
        String country = null;
        List<String> lines = new ArrayList<>();
        while (xml.child()) {
            switch (xml.name()) {
                case "StrtNm" -> street = xml.text();
                case "BldgNb" -> building = xml.text();
                case "PstCd" -> postCode = xml.text();
                case "TwnNm" -> town = xml.text();
                case "Ctry" -> country = xml.token();
                case "AdrLine" -> lines.add(xml.text());
                default -> xml.skip();
            }
        }
        return new PostalAddress(street, building, postCode, town, country, lines);
    }

    /** A code from an ISO set, or somebody's own. */
    record Choice(@Nullable String value, boolean proprietary) {}

    static Choice choice(Cursor xml) {
        Choice choice = new Choice(null, false);
        while (xml.child()) {
            boolean proprietary = xml.name().equals("Prtry");
            choice = new Choice(xml.token(), proprietary);
        }
        return choice;
    }
}
