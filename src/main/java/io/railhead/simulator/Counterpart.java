package io.railhead.simulator;

import io.railhead.simulator.Script.Plan;
import java.lang.System.Logger.Level;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The scheme on one link, without any queue: message bytes in, planned answers out. What does not verify, is
 * not schema-valid or comes from the wrong sender is refused by admi.002 and not booked. A payment seen again
 * gets its earlier answer, byte for byte; other content under the same ids is refused with AM05. Answers may
 * leave only after {@link #sync()}. {@link #examine} may run on many threads at once, everything else on one.
 */
public final class Counterpart {
    private static final System.Logger LOG = System.getLogger(Counterpart.class.getName());
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Role role;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Answers answers;
    private final Script script;
    private final ThreadLocal<Examiner> examiners;

    /**
     * @param gatewayCertificates the only ones whose signatures count
     * @param key the scheme's own
     * @param provider for raw signatures, or null for the JDK's; never installed for the whole JVM
     */
    public Counterpart(
            Role role,
            Collection<X509Certificate> gatewayCertificates,
            SigningKey key,
            Ledger ledger,
            InstantSource clock,
            @Nullable Provider provider) {
        this.role = role;
        this.ledger = ledger;
        this.clock = clock;
        this.answers = new Answers(role.schemeBic(), role.gatewayBic(), new Notary(key, provider), clock);
        this.script = new Script(answers, role.finalPositive(), role.deadline());
        Map<String, X509Certificate> trusted =
                gatewayCertificates.stream().collect(Collectors.toMap(SigningKey::thumbprint, each -> each));
        this.examiners = ThreadLocal.withInitial(
                () -> new Examiner(role.schemeBic(), role.gatewayBic(), new SignatureCheck(trusted, clock, provider)));
    }

    /** Reads, judges, books and answers one message. */
    public List<PlannedAnswer> receive(byte[] message) {
        return decide(examine(message));
    }

    /** The part of {@link #receive} that changes nothing. */
    Examined examine(byte[] message) {
        return examiners.get().examine(message);
    }

    List<PlannedAnswer> decide(Examined examined) {
        return switch (examined) {
            case Examined.Payment payment -> decide(payment);
            case Examined.Refused refused -> {
                LOG.log(
                        Level.WARNING,
                        "{0}: message {1} refused: {2}",
                        role.link(),
                        refused.reference(),
                        refused.text());
                yield List.of(PlannedAnswer.now(
                        answers.seal(answers.reject(refused.reference(), refused.code(), refused.text()))));
            }
            case Examined.Ignored ignored -> {
                LOG.log(Level.WARNING, "{0}: not answered: {1}", role.link(), ignored.why());
                yield List.of();
            }
        };
    }

    /** Forces the bookings to disk. */
    public void sync() {
        ledger.sync();
    }

    private List<PlannedAnswer> decide(Examined.Payment payment) {
        PaymentRequest request = payment.request();
        String transactionId = Objects.requireNonNullElse(request.transactionId(), "");
        String uetr = Objects.requireNonNullElse(request.uetr(), "");
        Entry known = ledger.find(transactionId, uetr);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (known != null) {
            return known.document().equals(payment.document()) ? again(known, now) : List.of(script.clash(request));
        }
        Plan plan = plan(request, now);
        ledger.append(new Entry(
                role.link(),
                now,
                plan.outcome(),
                transactionId,
                uetr,
                request.endToEndId(),
                request.amount(),
                payment.document(),
                request.messageId(),
                plan.answers().stream().map(PackedAnswer::pack).toList()));
        return plan.answers();
    }

    private Plan plan(PaymentRequest request, Instant now) {
        String reference = role.schemeBic().substring(0, 8) + "-" + DAY.format(now) + "-"
                + Long.toString(ledger.position(), 36).toUpperCase(Locale.ROOT);
        if (!request.amount().currency().code().equals(role.currency())) {
            return script.refuse(request, "AM03", reference);
        }
        if (!request.amount().isPositive()) {
            return script.refuse(request, "AM12", reference);
        }
        return script.play(Behaviour.of(request, role.magic()), request, reference);
    }

    /** What should have left already leaves once more; what is still to come will come by itself. */
    private static List<PlannedAnswer> again(Entry known, Instant now) {
        return IntStream.range(0, known.answers().size())
                .filter(i -> !known.due(i).isAfter(now))
                .mapToObj(i -> known.answers().get(i).open())
                .map(answer -> new PlannedAnswer(Duration.ZERO, answer.bytes(), answer.jmsType()))
                .toList();
    }
}
