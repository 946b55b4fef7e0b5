package io.railhead.scheme;

import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Instruction;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.PostalAddress;
import io.railhead.payment.Transfer;
import io.railhead.scheme.Fit.Fitted;
import io.railhead.scheme.Fit.Misfit;
import io.railhead.scheme.Texts.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns an instruction into a transfer in a pack's form: accounts as the scheme knows them, banks named by the account
 * where the caller did not name them, texts within the scheme's characters and lengths.
 */
public final class Fitting {
    private final Pack pack;
    private final List<Finding> findings = new ArrayList<>();

    private Fitting(Pack pack) {
        this.pack = pack;
    }

    /** Never throws for what a caller wrote; whether the result keeps the scheme's rules is for the rules to say. */
    public static Fit fit(PaymentId id, Instruction instruction, Pack pack) {
        Fitting fitting = new Fitting(pack);
        Transfer transfer = fitting.transfer(id, instruction);
        return Finding.anyError(fitting.findings)
                ? new Misfit(fitting.findings)
                : new Fitted(transfer, fitting.findings);
    }

    private Transfer transfer(PaymentId id, Instruction instruction) {
        return new Transfer(
                id,
                instruction.amount(),
                party(instruction.debtor(), Fields.DEBTOR),
                party(instruction.creditor(), Fields.CREDITOR),
                pack.texts().fit(Kind.END_TO_END_ID, Field.END_TO_END_ID, instruction.endToEndId(), findings),
                text(Kind.REFERENCE, Field.REFERENCE, instruction.reference()));
    }

    private Party party(Party party, Fields fields) {
        Account account = pack.accountForm().inForm(party.account());
        if (account == null) {
            findings.add(Finding.error(
                    "account-form",
                    fields.account(),
                    "Give %s as %s."
                            .formatted(
                                    fields.account().label(), pack.accountForm().label())));
            account = party.account();
        }
        return new Party(
                pack.texts().fit(Kind.NAME, fields.name(), party.name(), findings),
                account,
                agent(party, account, fields),
                address(party.address(), fields.address()));
    }

    private @Nullable Agent agent(Party party, Account account, Fields fields) {
        Agent agent = party.agent() != null ? party.agent() : pack.agents().agentOf(account);
        if (agent == null) {
            findings.add(Finding.error(
                    "agent-unknown",
                    fields.agent(),
                    "Name %s by its BIC: the account number does not tell it."
                            .formatted(fields.agent().label())));
        }
        return agent;
    }

    private @Nullable PostalAddress address(@Nullable PostalAddress address, Field field) {
        if (address == null) {
            return null;
        }
        return new PostalAddress(
                text(Kind.STREET_NAME, field, address.streetName()),
                text(Kind.BUILDING_NUMBER, field, address.buildingNumber()),
                text(Kind.POST_CODE, field, address.postCode()),
                text(Kind.TOWN_NAME, field, address.townName()),
                address.country(),
                address.addressLines().stream()
                        .map(line -> pack.texts().fit(Kind.ADDRESS_LINE, field, line, findings))
                        .toList());
    }

    private @Nullable String text(Kind kind, Field field, @Nullable String text) {
        return text == null ? null : pack.texts().fit(kind, field, text, findings);
    }

    /** The places of one party. */
    private record Fields(Field name, Field account, Field agent, Field address) {
        static final Fields DEBTOR =
                new Fields(Field.DEBTOR_NAME, Field.DEBTOR_ACCOUNT, Field.DEBTOR_AGENT, Field.DEBTOR_ADDRESS);
        static final Fields CREDITOR =
                new Fields(Field.CREDITOR_NAME, Field.CREDITOR_ACCOUNT, Field.CREDITOR_AGENT, Field.CREDITOR_ADDRESS);
    }
}
