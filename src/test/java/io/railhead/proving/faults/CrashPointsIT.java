package io.railhead.proving.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.fault.FaultPoint;
import io.railhead.proving.CreditTransferFile;
import io.railhead.proving.Instructions;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The rows of the crash table, each with real processes: the gateway (or broker) dies just there, is started again, the
 * caller asks again, and all the books are right. Rows that need no point are in {@code TwoGatewaysIT} (23). A site
 * of five processes for the better part of half an hour.
 */
@Tag("long")
class CrashPointsIT {
    private static final int FILE_ITEMS = 900;

    private static CrashSite site;

    @BeforeAll
    static void start() throws Exception {
        site = CrashSite.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @AfterEach
    void theBooksAreRight() throws Exception {
        site.allInvariantsHold();
    }

    private static void dyingOverARequest(FaultPoint point) throws Exception {
        int before = site.count();
        site.arm(point, 1);
        int number = site.ask();
        site.diedAndStartAgain();
        site.askAgain(number);
        site.becomes("settled", number);
        assertEquals(before + 1, site.count(), "one payment");
    }

    private static void dyingOverWhatWaited(FaultPoint point) throws Exception {
        site.arm(point, 1);
        site.link("stop");
        int number = site.ask();
        site.becomes("queued", number);
        site.link("start");
        site.diedAndStartAgain();
        site.becomes("settled", number);
    }

    @Test
    void row01BeforeTheRequestIsRead() throws Exception {
        dyingOverARequest(FaultPoint.REQUEST_NOT_READ);
    }

    @Test
    void row02AfterJudgingBeforeT1() throws Exception {
        dyingOverARequest(FaultPoint.JUDGED);
    }

    @Test
    void row03InsideT1() throws Exception {
        dyingOverARequest(FaultPoint.IN_ACCEPT);
    }

    @Test
    void row04AfterT1BeforeTheAnswer() throws Exception {
        dyingOverARequest(FaultPoint.ACCEPTED);
    }

    @Test
    void row05TheReplyToTheCommitOfT1IsLost() throws Exception {
        int before = site.count();
        site.arm(FaultPoint.ACCEPT_REPLY_LOST, 1);
        int number = site.nextNumber();
        assertEquals(503, site.ask(number, ""), "nobody knows, so nothing is promised");
        site.askAgain(number);
        site.becomes("settled", number);
        assertEquals(before + 1, site.count(), "one payment");
        site.struck(FaultPoint.ACCEPT_REPLY_LOST);
    }

    @Test
    void row06AfterThePromiseBeforeTheClaim() throws Exception {
        dyingOverWhatWaited(FaultPoint.BEFORE_CLAIM);
    }

    @Test
    void row07InsideT2() throws Exception {
        dyingOverWhatWaited(FaultPoint.IN_CLAIM);
    }

    @Test
    void row08AfterT2BeforeThePut() throws Exception {
        dyingOverARequest(FaultPoint.BEFORE_PUT);
    }

    @Test
    void row09WhileItIsPut() throws Exception {
        dyingOverARequest(FaultPoint.IN_PUT);
    }

    @Test
    void row10TheConfirmationIsLost() throws Exception {
        dyingOverARequest(FaultPoint.CONFIRMATION_LOST);
    }

    @Test
    void row11AfterTheConfirmationBeforeT3() throws Exception {
        dyingOverARequest(FaultPoint.BEFORE_CONFIRM);
    }

    @Test
    void row12InsideT3() throws Exception {
        dyingOverARequest(FaultPoint.IN_CONFIRM);
    }

    @Test
    void row13TheBrokerDiesAfterStoringBeforeConfirming() throws Exception {
        site.stage.broker().kill();
        site.stage.startBroker(FaultPoint.BROKER_STORED);
        int number = site.ask();
        assertEquals(137, site.stage.broker().exitWithin(CrashSite.PATIENCE));
        site.stage.startBroker(null);
        site.askAgain(number);
        site.becomes("settled", number);
    }

    @Test
    void row15TheSchemeIsSilentAndItsClockRunsOut() throws Exception {
        site.arm(FaultPoint.DEADLINE_RANG, 1);
        int number = site.ask("SIM:silent");
        site.diedAndStartAgain();
        site.becomes("unresolved", number);
    }

    @Test
    void row16AfterAnswersWereTakenBeforeT4() throws Exception {
        dyingOverARequest(FaultPoint.ANSWER_TAKEN);
    }

    @Test
    void row17InsideT4() throws Exception {
        dyingOverARequest(FaultPoint.IN_APPLY);
    }

    @Test
    void row18AfterT4BeforeTheBrokersCommit() throws Exception {
        dyingOverARequest(FaultPoint.APPLIED);
    }

    @Test
    void row19TheReplyToTheBrokersCommitIsLost() throws Exception {
        int before = site.count();
        site.arm(FaultPoint.ANSWER_COMMIT_LOST, 1);
        int number = site.ask();
        site.askAgain(number);
        site.becomes("settled", number);
        assertEquals(before + 1, site.count(), "one payment");
        site.struck(FaultPoint.ANSWER_COMMIT_LOST);
    }

    @Test
    void row21InTheMiddleOfAFile() throws Exception {
        int before = site.count();
        site.arm(FaultPoint.FILE_HALF_TAKEN, 2);
        drop("M");
        site.diedAndStartAgain();
        awaitCount(before + FILE_ITEMS);
    }

    @Test
    void row22WhileAReportIsWritten() throws Exception {
        int before = site.count();
        site.arm(FaultPoint.REPORT_HALF_WRITTEN, 1);
        drop("R");
        site.diedAndStartAgain();
        awaitCount(before + FILE_ITEMS);
        List<Path> reports = awaitReports();
        for (Path report : reports) {
            assertTrue(Files.readString(report).strip().endsWith(">"), report + " is not whole");
        }
    }

    /** The file's report comes when the last of its items has its end. */
    private static List<Path> awaitReports() throws Exception {
        Path outbox = site.stage.data().resolve("outbox/demo");
        long giveUp = System.nanoTime() + CrashSite.PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            if (Files.isDirectory(outbox)) {
                try (Stream<Path> files = Files.list(outbox)) {
                    List<Path> reports = files.filter(each -> each.toString().endsWith("CRASHR.xml.pain002.xml"))
                            .toList();
                    if (!reports.isEmpty()) {
                        return reports;
                    }
                }
            }
            Thread.sleep(500);
        }
        throw new AssertionError("no report in " + outbox);
    }

    /** No row of the table: a defect, as far as the broker can tell. */
    @Test
    void theHandlerOfABatchThrowsAndItsAnswersComeAgain() throws Exception {
        int before = site.count();
        site.arm(FaultPoint.HANDLER_THROWS, 1);
        int number = site.ask();
        site.becomes("settled", number);
        site.struck(FaultPoint.HANDLER_THROWS);
        assertEquals(before + 1, site.count(), "one payment");
    }

    @Test
    void row26AfterTheAuditIsWritten() throws Exception {
        dyingOverARequest(FaultPoint.AUDIT_WRITTEN);
    }

    /** The scheme here goes on to trust the old key alone, so bytes that were signed anew would be refused. */
    @Test
    void row27TheSigningKeyChangesBetweenTheClaimAndASecondPut() throws Exception {
        site.arm(FaultPoint.BEFORE_PUT, 1);
        int number = site.ask();
        assertEquals(137, site.stage.gateway(Node.A).exitWithin(CrashSite.PATIENCE));
        Path key = site.stage.data().resolve("keys/gateway-signing.p12");
        Path certificate = site.stage.data().resolve("certificates/gateway-signing.pem");
        byte[] oldKey = Files.readAllBytes(key);
        byte[] oldCertificate = Files.readAllBytes(certificate);
        Files.delete(key);
        Files.delete(certificate);
        new DemoAuthority(site.stage.data(), Profiles.packaged(), site.clock).prepare(List.of(Stage.LINK));
        try {
            site.stage.startGateway(Node.A, null);
            site.becomes("settled", number);
        } finally {
            site.stage.gateway(Node.A).kill();
            Files.write(key, oldKey);
            Files.write(certificate, oldCertificate);
            site.stage.startGateway(Node.A, null);
        }
    }

    private static void drop(String name) throws Exception {
        new CreditTransferFile(new Instructions("CRASH" + name), FILE_ITEMS, site.clock.instant())
                .dropInto(site.stage.data().resolve("inbox/demo"), site.clock);
    }

    private static void awaitCount(int payments) throws Exception {
        long giveUp = System.nanoTime() + CrashSite.PATIENCE.toNanos();
        while (site.count() < payments && System.nanoTime() < giveUp) {
            Thread.sleep(500);
        }
        assertEquals(payments, site.count(), "each item once");
    }
}
