package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import java.io.Serializable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No side doors for time, money, foreign bytes and output. */
class ForbiddenApiTest {
    /** Where amounts are kept, decided on and stored. */
    private static final Set<String> ROOMS_WITH_MONEY =
            Set.of("payment", "message", "lifecycle", "scheme", "rules", "engine", "store", "intake", "intake.file");

    private static JavaClasses program;

    @BeforeAll
    static void read() {
        program = Bytecode.program();
    }

    @Test
    void nothingForbiddenIsCalled() {
        assertEquals(Set.of(), ForbiddenApi.breaches(program, ForbiddenApi.RULES));
    }

    @Test
    void nothingIsAllowedThatNobodyNeeds() {
        assertEquals(Set.of(), ForbiddenApi.idle(program, ForbiddenApi.RULES));
    }

    @Test
    void noMoneyIsAFloatingPointNumber() {
        assertEquals(
                Set.of(), ForbiddenApi.floating(program, type -> ROOMS_WITH_MONEY.contains(Bytecode.roomOf(type))));
    }

    // What the rules are worth: each kind of breach, planted.

    @Test
    void aPlantedClockIsFound() {
        assertBreaches(
                Clocks.class,
                "java.lang.System.currentTimeMillis(): time comes in by InstantSource",
                "java.time.Instant.now(): time comes in by InstantSource",
                "java.time.InstantSource.system(): the clock is chosen where a program starts");
    }

    @Test
    void aPlantedXmlFactoryIsFound() {
        assertBreaches(
                Xml.class,
                "javax.xml.parsers.DocumentBuilderFactory.newInstance(): unknown XML enters through codec.SafeXml; the simulator has hardened readers of its own");
    }

    @Test
    void aPlantedReadingOfAnObjectMessageIsFound() {
        assertBreaches(
                Objects.class, "jakarta.jms.ObjectMessage.getObject(): an object message is a stranger's code to run");
    }

    @Test
    void aPlantedPrintIsFound() {
        assertBreaches(Prints.class, "java.lang.System.out: only the doors print");
    }

    @Test
    void aPlantedFloatingAmountIsFoundAsFieldResultAndParameter() {
        String name = Floats.class.getName();
        assertEquals(
                Set.of(name + ".amount", name + ".<init>(double)", name + ".amount()", name + ".add([F)"),
                ForbiddenApi.floating(planted(Floats.class), type -> type.isEquivalentTo(Floats.class)));
    }

    private static void assertBreaches(Class<?> planted, String... expected) {
        Set<String> wanted = new TreeSet<>();
        for (String line : expected) {
            wanted.add(planted.getName() + " uses " + line);
        }
        assertEquals(wanted, ForbiddenApi.breaches(planted(planted), ForbiddenApi.RULES));
    }

    private static JavaClasses planted(Class<?> type) {
        JavaClasses classes = new ClassFileImporter().importClasses(type);
        assertEquals(1, classes.stream().filter(JavaClass::isFullyImported).count());
        return classes;
    }

    static final class Clocks {
        private final Supplier<Instant> byReference = Instant::now;

        boolean late(long limit) {
            return System.currentTimeMillis() > limit
                    && InstantSource.system().instant().isAfter(byReference.get());
        }
    }

    static final class Xml {
        DocumentBuilderFactory factory() {
            return DocumentBuilderFactory.newInstance();
        }
    }

    static final class Objects {
        Serializable open(ObjectMessage message) throws JMSException {
            return message.getObject();
        }
    }

    static final class Prints {
        void say() {
            System.out.println("hello");
        }
    }

    record Floats(double amount) {
        Floats add(float[] more) {
            return new Floats(amount + more[0]);
        }
    }
}
