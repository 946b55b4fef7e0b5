package io.railhead.proving.faults;

import io.railhead.fault.FaultPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What will go wrong, in which order: a function of the seed and the wishes, and of nothing else. The moments within the
 * program at which a fault meets it are not in it; those no two runs share.
 */
record Schedule(long seed, List<Fault> faults) {
    /** What each fault takes beside its own length: until payments settle again, and the look at the books. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(8);

    /** As the dice would have to fall for them, see {@link #kill}. */
    private static final List<Integer> ONE_OF_EACH = List.of(0, 40, 60, 95, 97, 90, 80);

    /** About as many as the engine says to the database in one transaction. */
    private static final int MOST_PIECES = 12;

    private static final List<FaultPoint> POINTS = List.of(
            FaultPoint.IN_ACCEPT,
            FaultPoint.ACCEPTED,
            FaultPoint.BEFORE_PUT,
            FaultPoint.IN_PUT,
            FaultPoint.CONFIRMATION_LOST,
            FaultPoint.BEFORE_CONFIRM,
            FaultPoint.IN_CONFIRM,
            FaultPoint.ANSWER_TAKEN,
            FaultPoint.IN_APPLY,
            FaultPoint.APPLIED,
            FaultPoint.AUDIT_WRITTEN);

    Schedule {
        faults = List.copyOf(faults);
    }

    /**
     * Makes one.
     *
     * @param kills how many processes are to be killed; one more or two where the last fault kills several
     * @param atLeast how long it is to take; zero: every fault that kills nothing once
     * @param now for certificates whose time is over
     */
    static Schedule of(long seed, int kills, Duration atLeast, Instant now) {
        Random random = new Random(seed);
        List<Fault> chosen = new ArrayList<>();
        for (int left = kills, step = 0; left > 0; step++) {
            Fault kill = kill(random, step, left);
            chosen.add(kill);
            left -= kill.kills();
        }
        List<Fault> others = others(random, now);
        Collections.shuffle(others, random);
        for (Fault other : others) {
            if (atLeast.isZero() || planned(chosen).compareTo(atLeast) < 0) {
                chosen.add(other);
            }
        }
        for (int i = 0; !atLeast.isZero() && planned(chosen).compareTo(atLeast) < 0; i++) {
            chosen.add(others(random, now).get(i % others.size()));
        }
        Collections.shuffle(chosen, random);
        return new Schedule(seed, chosen);
    }

    static Duration planned(List<Fault> faults) {
        return faults.stream().map(fault -> fault.length().plus(AFTERWARDS)).reduce(Duration.ZERO, Duration::plus);
    }

    /** The first few are one of each kind, so that no run is without. */
    private static Fault kill(Random random, int step, int left) {
        Node node = node(random);
        Duration down = millis(random, 200, 4_000);
        int dice = step < ONE_OF_EACH.size() ? ONE_OF_EACH.get(step) : random.nextInt(100);
        if (dice < 40) {
            return KillGateway.briefly(node, down);
        } else if (dice < 60) {
            return new KillBroker(down);
        } else if (dice < 80) {
            return new KillDatabase(random.nextInt(3) > 0, down);
        } else if (dice < 90 && left > 1) {
            return new DieAtPoint(node, POINTS.get(random.nextInt(POINTS.size())), 1 + random.nextInt(60));
        } else if (dice < 95 && left > 2) {
            return new KillAll(node, random.nextBoolean(), down);
        } else if (dice < 97) {
            return new ThrowingHandler(node, 1 + random.nextInt(5));
        }
        return KillGateway.beyondItsLease(node, Duration.ofSeconds(15));
    }

    private static List<Fault> others(Random random, Instant now) {
        List<Between> pairs = List.of(Between.values());
        return new ArrayList<>(List.of(
                new Partition(
                        pairs.get(random.nextInt(pairs.size())), Partition.Way.BOTH, millis(random, 1_000, 12_000)),
                new Partition(node(random).broker(), way(random), millis(random, 1_000, 12_000)),
                new Partition(node(random).database(), way(random), millis(random, 1_000, 12_000)),
                new BadLine(node(random).database(), BadLine.Kind.SLOW, Duration.ofSeconds(8)),
                new BadLine(node(random).broker(), BadLine.Kind.NARROW, Duration.ofSeconds(8)),
                new BadLine(pairs.get(random.nextInt(pairs.size())), BadLine.Kind.RESETTING, Duration.ofSeconds(6)),
                HalfOpen.atOnce(node(random).broker(), Duration.ofSeconds(6)),
                HalfOpen.atOnce(node(random).database(), Duration.ofSeconds(6)),
                new HalfOpen(node(random).database(), 2 + random.nextInt(MOST_PIECES), Duration.ofSeconds(6)),
                Misconduct.repeatedAnswers(3),
                Misconduct.lateAnswers(2),
                Misconduct.poisonMessages(2),
                new ForeignCertificates(2, now),
                Misconduct.wrongSignatures(2),
                Misconduct.silence(3),
                Misconduct.duplicateClaims(3),
                Misconduct.resendsRefused(3),
                new StoppedOwner(node(random), Duration.ofSeconds(14)),
                new RetryStorm(1_000)));
    }

    private static Partition.Way way(Random random) {
        List<Partition.Way> ways = List.of(Partition.Way.values());
        return ways.get(random.nextInt(ways.size()));
    }

    private static Node node(Random random) {
        return random.nextBoolean() ? Node.A : Node.B;
    }

    private static Duration millis(Random random, int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    /** One fault a line, as it is printed before anything happens. */
    String text() {
        StringBuilder text = new StringBuilder("Seed " + seed + ": " + faults.size() + " faults, about "
                + planned(faults).toSeconds() + " s\n");
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            text.append("%3d  %-4s %s%n          expected: %s%n"
                    .formatted(i + 1, fault.number(), fault.what(), fault.expected()));
        }
        return text.toString();
    }
}
