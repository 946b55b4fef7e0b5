package io.railhead.app.checks;

import io.railhead.link.BrokerProbe;
import io.railhead.link.BrokerProbe.QueueFault;
import io.railhead.link.BrokerProbe.Seen;
import io.railhead.link.BrokerSettings;
import java.util.List;

/** Whether the broker takes us and holds the queues of our links. */
public final class BrokerCheck {
    private final BrokerSettings broker;
    private final List<String> written;
    private final List<String> read;

    /**
     * @param written queues that we write to
     * @param read queues that we read from
     */
    public BrokerCheck(BrokerSettings broker, List<String> written, List<String> read) {
        this.broker = broker;
        this.written = List.copyOf(written);
        this.read = List.copyOf(read);
    }

    /** What refuses a start, and what is there when nothing does. */
    public List<Finding> run() {
        return switch (new BrokerProbe(broker).look(written, read)) {
            case Seen.Unreachable unreachable -> List.of(unreachable(broker.toString(), unreachable.why()));
            case Seen.TlsRefused refused ->
                List.of(Finding.fail(
                        Fault.BROKER_TLS,
                        "railhead.broker.trust",
                        "no TLS 1.3 with " + broker + " (" + refused.why() + ")",
                        "Its certificate must carry that host name and be issued under railhead.broker.trust; it must"
                                + " trust the certificate in railhead.broker.key-store"));
            case Seen.UserRefused refused ->
                List.of(Finding.fail(
                        Fault.BROKER_PASSWORD,
                        "railhead.broker.password-file",
                        "user " + broker.user() + " or its password is refused by " + broker,
                        "Give the password of that user"));
            case Seen.Connected connected -> connected(connected.faults());
        };
    }

    /** Whether anybody is there, when more cannot be asked because our own keys are not in order. */
    public static List<Finding> reach(String host, int port) {
        return BrokerProbe.silence(host, port)
                .map(why -> List.of(unreachable(host + ":" + port, why)))
                .orElse(List.of());
    }

    private static Finding unreachable(String where, String why) {
        return Finding.fail(
                Fault.BROKER_UNREACHABLE,
                "railhead.broker.host",
                where + " does not answer (" + why + ")",
                "Start the broker, or mend host, port or network");
    }

    private List<Finding> connected(List<QueueFault> faults) {
        if (faults.isEmpty()) {
            return List.of(Finding.pass(
                    Fault.BROKER_QUEUE,
                    broker.toString(),
                    "TLS 1.3 with certificates, " + (written.size() + read.size()) + " durable queues"));
        }
        return faults.stream().map(this::finding).toList();
    }

    private Finding finding(QueueFault fault) {
        return switch (fault.trouble()) {
            case MISSING ->
                Finding.fail(
                        Fault.BROKER_QUEUE,
                        fault.queue(),
                        "the broker has no such queue",
                        "Create it there: anycast, durable, with a dead-letter and an expiry address");
            case MADE_ON_DEMAND ->
                Finding.fail(
                        Fault.BROKER_QUEUE,
                        fault.queue(),
                        "the broker would make this queue by itself",
                        "Turn auto-create off for payment addresses, and create it: anycast and durable");
            case NOT_DURABLE ->
                Finding.fail(
                        Fault.BROKER_QUEUE,
                        fault.queue(),
                        "this queue does not outlive the broker",
                        "Create it anew, durable");
            case NOT_OURS_TO_READ ->
                Finding.fail(
                        Fault.BROKER_RIGHT,
                        fault.queue(),
                        "user " + broker.user() + " may not consume from it",
                        "Give that user the right 'consume' on this address");
        };
    }
}
