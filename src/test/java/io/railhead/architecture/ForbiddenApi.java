package io.railhead.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Calls that have one place where they belong, or none, and how to find them elsewhere. */
final class ForbiddenApi {
    private static final String ANY = ".*";
    private static final List<String> FLOATING = List.of("double", "float", "java.lang.Double", "java.lang.Float");

    /**
     * What must not be called or read.
     *
     * @param why said to whoever does it
     * @param owners full names of the classes it is called on
     * @param members names of methods or fields, or {@code <init>}
     * @param allowed where it may be all the same: a class, or a package written with a dot at its end
     */
    record Rule(String why, Pattern owners, Pattern members, Set<String> allowed) {
        Rule(String why, String owners, String members, String... allowed) {
            this(why, Pattern.compile(owners), Pattern.compile(members), Set.of(allowed));
        }

        private boolean matches(AccessTarget target) {
            return owners.matcher(target.getOwner().getName()).matches()
                    && members.matcher(target.getName()).matches();
        }
    }

    static final List<Rule> RULES = List.of(
            new Rule(
                    "time comes in by InstantSource",
                    "java\\.time\\.(Instant|LocalDate|LocalTime|LocalDateTime|OffsetDateTime|OffsetTime|ZonedDateTime|Year|YearMonth|MonthDay)",
                    "now"),
            new Rule("time comes in by InstantSource", "java\\.time\\.Clock", "system.*|tick.*"),
            new Rule("time comes in by InstantSource", "java\\.lang\\.System", "currentTimeMillis"),
            new Rule(
                    "time comes in by InstantSource",
                    "java\\.util\\.(Date|Calendar|GregorianCalendar)",
                    "<init>|getInstance"),
            new Rule(
                    "the clock is chosen where a program starts",
                    "java\\.time\\.InstantSource",
                    "system",
                    "io.railhead.app.Wiring",
                    "io.railhead.app.Demo",
                    "io.railhead.app.Start",
                    "io.railhead.app.Doctor",
                    "io.railhead.app.JoiningGateway",
                    "io.railhead.cli.Terminal",
                    "io.railhead.proving.Bench",
                    "io.railhead.proving.TwoGateways",
                    "io.railhead.proving.faults.Faults",
                    "io.railhead.proving.faults.LoadClient",
                    "io.railhead.simulator.SimulatorMain"),
            new Rule(
                    "unknown XML enters through codec.SafeXml; the simulator has hardened readers of its own",
                    "javax\\.xml\\.(stream|parsers|validation|transform|xpath)\\..*Factory",
                    "new(Default)?(NS)?(Instance|Factory)",
                    "io.railhead.codec.SafeXml",
                    "io.railhead.simulator.EnvelopeReader",
                    "io.railhead.simulator.SchemaCheck"),
            new Rule(
                    "unknown XML enters through codec.SafeXml",
                    "com\\.(fasterxml\\.aalto|ctc\\.wstx|sun\\.org\\.apache)\\..*|org\\.xml\\.sax\\.helpers\\.XMLReaderFactory|jakarta\\.xml\\.bind\\.JAXB.*|java\\.beans\\.XMLDecoder",
                    ANY,
                    "io.railhead.codec.SafeXml"),
            new Rule("an object message is a stranger's code to run", "jakarta\\.jms\\.ObjectMessage", "getObject"),
            new Rule("the body of a message is read as bytes", "jakarta\\.jms\\.Message", "getBody"),
            new Rule("a serialised object is a stranger's code to run", "java\\.io\\.ObjectInputStream", ANY),
            new Rule(
                    "object messages are sent by the simulator alone, to see that they are set aside",
                    "jakarta\\.jms\\..*",
                    "createObjectMessage",
                    "io.railhead.simulator.LinkWorker"),
            new Rule("money is minor units or BigDecimal", "java\\.math\\.BigDecimal", "doubleValue|floatValue"),
            new Rule("only the doors print", "java\\.lang\\.System", "out|err", "io.railhead.app.", "io.railhead.cli."),
            new Rule("failures are logged or told", ANY, "printStackTrace", "io.railhead.cli."),
            new Rule(
                    "a security provider is passed to each operation, never installed for the whole JVM",
                    "java\\.security\\.Security",
                    "(add|insert|remove)Provider.*|setProperty"));

    private ForbiddenApi() {}

    /** Every breach of a rule, one a line. */
    static Set<String> breaches(JavaClasses classes, List<Rule> rules) {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass type : classes) {
            accesses(type)
                    .forEach(access -> rules.stream()
                            .filter(rule -> rule.matches(access.getTarget()))
                            .filter(rule -> rule.allowed().stream().noneMatch(place -> isAt(type, place)))
                            .forEach(rule -> breaches.add(type.getName() + " uses "
                                    + access.getTarget().getFullName() + ": " + rule.why())));
        }
        return breaches;
    }

    /** Places that a rule allows and that do not need it any more. */
    static Set<String> idle(JavaClasses classes, List<Rule> rules) {
        Set<String> idle = new TreeSet<>();
        for (Rule rule : rules) {
            for (String place : rule.allowed()) {
                boolean used = classes.stream()
                        .filter(type -> isAt(type, place))
                        .flatMap(ForbiddenApi::accesses)
                        .anyMatch(access -> rule.matches(access.getTarget()));
                if (!used) {
                    idle.add(place + ": " + rule.why());
                }
            }
        }
        return idle;
    }

    private static Stream<JavaAccess<?>> accesses(JavaClass type) {
        return Stream.of(
                        type.getAccessesFromSelf(),
                        type.getMethodReferencesFromSelf(),
                        type.getConstructorReferencesFromSelf())
                .flatMap(Set::stream)
                .map(access -> (JavaAccess<?>) access);
    }

    private static boolean isAt(JavaClass type, String place) {
        return place.endsWith(".")
                ? (type.getPackageName() + ".").equals(place)
                : type.getName().equals(place) || type.getName().startsWith(place + "$");
    }

    /** Fields, parameters and results that hold a floating point number. */
    static Set<String> floating(JavaClasses classes, Predicate<JavaClass> where) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (where.test(type)) {
                type.getFields().stream()
                        .filter(field -> isFloating(field.getRawType()))
                        .map(JavaField::getFullName)
                        .forEach(found::add);
                type.getCodeUnits().stream()
                        .filter(unit -> isFloating(unit.getRawReturnType())
                                || unit.getRawParameterTypes().stream().anyMatch(ForbiddenApi::isFloating))
                        .map(JavaCodeUnit::getFullName)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isFloating(JavaClass type) {
        return FLOATING.contains(type.getBaseComponentType().getName());
    }
}
