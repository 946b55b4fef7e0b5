package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.railhead.app.embedded.EmbeddedPostgres;
import io.railhead.audit.SecurityEvent;
import io.railhead.codec.Schemas;
import io.railhead.codec.Validator;
import io.railhead.codec.XercesValidator;
import io.railhead.engine.Acceptance;
import io.railhead.engine.Taken;
import io.railhead.intake.Participants;
import io.railhead.intake.Vetting;
import io.railhead.intake.file.Channels;
import io.railhead.intake.file.FileArrivals;
import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileReceiver;
import io.railhead.intake.file.FileReporter;
import io.railhead.intake.file.FileUploads;
import io.railhead.intake.file.Folders;
import io.railhead.intake.file.Hands;
import io.railhead.intake.file.Pain001;
import io.railhead.payment.ParticipantId;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.store.FileDecision;
import io.railhead.store.FileItem;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileQueries;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import io.railhead.store.Migrations;
import io.railhead.store.StandInLedger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The leg of files over the real tables: steps, reports, and what is left when it is cut off anywhere. */
class FileLegTest {
    private static final ParticipantId DEMO = new ParticipantId("demo");

    @TempDir
    static Path cluster = Path.of("");

    @TempDir
    Path data = Path.of("");

    private static EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, 0, name -> name);
    private static @Nullable AgroalDataSource pool;
    private static DataSource database = new PGSimpleDataSource();
    private static final Validator VALIDATOR = new XercesValidator(new Schemas(Path.of("schemas")));

    @BeforeAll
    static void startDatabase() throws IOException, SQLException {
        postgres = new EmbeddedPostgres(cluster, 0, name -> name);
        postgres.start();
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            Migrations.run(statement);
        }
        // The commits of thousands of stand-in payments need not survive a power cut.
        String url = postgres.jdbcUrl(EmbeddedPostgres.DATABASE) + "?options=-c%20synchronous_commit=off";
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(8)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal(EmbeddedPostgres.APPLICATION))
                                .credential(new SimplePassword(postgres.password(EmbeddedPostgres.APPLICATION))))));
        database = pool;
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE),
                EmbeddedPostgres.OWNER,
                postgres.password(EmbeddedPostgres.OWNER));
    }

    @AfterAll
    static void stopDatabase() {
        if (pool != null) {
            pool.close();
        }
        postgres.stop();
    }

    @BeforeEach
    void clear() throws IOException, SQLException {
        try (Connection owner = owner()) {
            StandInLedger.clear(owner);
        }
        Files.createDirectories(data.resolve("inbox/demo"));
        Files.createDirectories(data.resolve("inbox/demo-whole"));
        start(ledger()::take);
    }

    private static StandInLedger ledger() {
        return new StandInLedger(database);
    }

    /** The clock of the test; it stands unless it is moved. */
    private Instant now = Instant.parse("2030-05-06T09:00:00Z");

    /** The security events that the steps have noted. */
    private final List<SecurityEvent> suspicious = new ArrayList<>();

    private FileArrivals arrivals = arrivals(new Hands(() -> now));
    private FileSteps steps = new FileSteps(
            arrivals, receiver(ledger()::take, new Hands(() -> now)), uploads(), suspicious::add, () -> now);
    private FileReports reports = new FileReports(reporter(new Hands(() -> now)));

    /** A process begins: nothing is known but what is stored. */
    private void start(Function<Acceptance, CompletableFuture<Taken>> engine) {
        Hands hands = new Hands(() -> now);
        arrivals = arrivals(hands);
        steps = new FileSteps(arrivals, receiver(engine, hands), uploads(), suspicious::add, () -> now);
        reports = new FileReports(reporter(hands));
    }

    private Folders folders() {
        return new Folders(
                data.resolve("inbox"),
                data.resolve("work"),
                data.resolve("archive"),
                data.resolve("error"),
                data.resolve("outbox"));
    }

    private static Channels channels() {
        try (InputStream in = Files.newInputStream(Path.of("config/channels.yaml"))) {
            return Channels.read(in);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private FileArrivals arrivals(Hands hands) {
        return new FileArrivals(folders(), channels(), new FileStore(database), hands, () -> now);
    }

    private FileUploads uploads() {
        return new FileUploads(folders(), new FileStore(database), arrivals, () -> now);
    }

    private FileReporter reporter(Hands hands) {
        return new FileReporter(new FileStore(database), new FileItemStore(database), folders(), hands, () -> now);
    }

    private FileReceiver receiver(Function<Acceptance, CompletableFuture<Taken>> engine, Hands hands) {
        InstantSource clock = () -> now;
        String participants = "participants: [{id: demo, mayDebit: [\"20295963748472\"]}]";
        Vetting vetting = new Vetting(
                Packs.load(Path.of("config/schemes"), Judge.vocabulary()),
                new Judge(clock),
                Participants.read(new ByteArrayInputStream(participants.getBytes(StandardCharsets.UTF_8))));
        return new FileReceiver(
                channels(), new FileStore(database), new FileItemStore(database), VALIDATOR, vetting, engine, (_, _) -> Map.of(), hands, clock);
    }

    private Path drop(String name, Pain001 file) throws IOException {
        Path written = file.to(data.resolve(name));
        return Files.move(written, data.resolve("inbox/demo").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private FileAtWork workOn(FileAtWork claimed) {
        return reports.validated(steps.take(reports.receipt(steps.check(claimed))));
    }

    /** What the routes do: everything that lies in the inbox or was left in the work folder, then the reports. */
    private void tick() throws IOException {
        steps.unfinished().forEach(this::workOn);
        for (String name : names("inbox/demo")) {
            workOn(steps.claim(data.resolve("inbox/demo").resolve(name).toFile()));
        }
        report();
    }

    private void report() {
        now = now.plusSeconds(60);
        reports.due().forEach(reports::outcome);
    }

    private List<String> names(String folder) throws IOException {
        if (!Files.isDirectory(data.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(data.resolve(folder))) {
            return all.filter(Files::isRegularFile)
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private String report(String name) throws IOException {
        Path path = data.resolve("outbox/demo").resolve(name);
        assertTrue(VALIDATOR.validate(Files.readAllBytes(path)).valid(), () -> name + " keeps to its schema");
        return Files.readString(path);
    }

    private static FileQueries.Summary onlyFile() {
        return new FileQueries(database).list(DEMO, "demo", null, null, 10).getFirst();
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static final String BAD_ACCOUNT = "<IBAN>GB30NWBK60161331926819</IBAN>";

    private static Pain001 fourGoodOneBad() {
        return new Pain001("M-1")
                .sum("50")
                .block("A", 3, Pain001::good)
                .block("B", 2, i -> i == 4 ? Pain001.item(i, "GBP", "10.00", BAD_ACCOUNT) : Pain001.good(i));
    }

    @Test
    void aFileIsTakenAndReportedInThreeStagesAndALateOutcomeMakesANewReport() throws IOException {
        drop("pay.xml", fourGoodOneBad());
        tick();
        FileQueries.Summary file = onlyFile();
        assertEquals(FileState.TAKEN, file.file().state());
        assertEquals(5, file.file().count());
        assertEquals(1, file.refused());
        assertEquals(4, file.pending());
        assertEquals(List.of("pay.xml.pain002.1.xml", "pay.xml.pain002.xml"), names("outbox"));
        assertTrue(report("pay.xml.pain002.1.xml").contains("<GrpSts>ACTC</GrpSts>"));
        String validated = report("pay.xml.pain002.xml");
        assertTrue(validated.contains("<GrpSts>PART</GrpSts>"));
        assertTrue(validated.contains("<OrgnlPmtInfId>A</OrgnlPmtInfId>"));
        assertEquals(1, count(validated, "<PmtInfSts>ACCP</PmtInfSts>"));
        assertEquals(1, count(validated, "<TxInfAndSts>"));
        assertTrue(validated.contains("<OrgnlEndToEndId>E4</OrgnlEndToEndId><TxSts>RJCT</TxSts>"));
        assertTrue(validated.contains("<Cd>AC03</Cd>"));
        assertEquals(List.of(), names("work"));
        assertEquals(1, names("archive").size());

        UUID id = file.file().id();
        ledger().loseSightOf(id, 1);
        report();
        assertEquals(2, names("outbox").size(), "three payments are still on their way");
        ledger().reject(id, 0, "AC04");
        ledger().reject(id, 2, "AC06");
        ledger().reject(id, 3, "AC06");
        report();
        String outcome = report("pay.xml.pain002.xml");
        assertEquals(5, count(outcome, "<TxInfAndSts>"));
        assertTrue(outcome.contains("<OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>PDNG</TxSts>"));
        assertFalse(outcome.contains("ACSC"));
        assertEquals(FileState.REPORTED, onlyFile().file().state());
        report();
        assertEquals(3, names("outbox").size(), "nothing new, nothing written");

        ledger().settle(id);
        report();
        String last = report("pay.xml.pain002.xml");
        assertTrue(last.contains("<OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>ACSC</TxSts>"));
        assertEquals(4, names("outbox").size());
        file = onlyFile();
        assertEquals(FileState.COMPLETED, file.file().state());
        assertEquals(List.of(1, 3, 0, 1), List.of(file.settled(), file.rejected(), file.pending(), file.refused()));
    }

    @Test
    void whenAllAreSettledTheGroupIsToo() throws IOException {
        drop("pay.xml", new Pain001("M-1").block("A", 3, Pain001::good));
        tick();
        ledger().settle(onlyFile().file().id());
        report();
        String last = report("pay.xml.pain002.xml");
        assertTrue(last.contains("<GrpSts>ACSC</GrpSts>"));
        assertEquals(3, count(last, "<TxSts>ACSC</TxSts>"));
        assertTrue(last.contains("<OrgnlCtrlSum>30.00</OrgnlCtrlSum>"));
    }

    @Test
    void aTruncatedFileIsRefusedWholeWithItsPlaceAndTheNextOneWorks() throws IOException {
        Path whole = new Pain001("M-1").block("A", 40, Pain001::good).to(data.resolve("whole.xml"));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(data.resolve("inbox/demo/cut.xml"), Arrays.copyOf(bytes, bytes.length - 900));
        tick();
        assertEquals(FileState.REFUSED, onlyFile().file().state());
        assertEquals(List.of("cut.xml", "cut.xml.problem.json"), names("error/demo"));
        String problem = Files.readString(data.resolve("error/demo/cut.xml.problem.json"));
        for (String key : List.of("code", "line", "column", "path", "advice", "fileId")) {
            assertTrue(problem.contains("\"" + key + "\""), key);
        }
        String report = report("cut.xml.pain002.xml");
        assertTrue(report.contains("<GrpSts>RJCT</GrpSts>") && report.contains("<Cd>FF01</Cd>"));
        assertEquals(0, ledger().count("payment"));
        assertEquals(0, ledger().count("file_item"));
        assertEquals(List.of(), names("work"));

        Files.move(whole, data.resolve("inbox/demo/whole.xml"));
        tick();
        assertEquals(40, ledger().count("payment"));
    }

    @Test
    void theSameFileAgainIsRecognisedAndChangesNothing() throws IOException {
        drop("pay.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        tick();
        List<String> reports = names("outbox");
        drop("pay.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        tick();
        assertEquals(2, ledger().count("payment"));
        assertEquals(reports, names("outbox"));
        assertEquals(List.of("pay.xml", "pay.xml.problem.json"), names("error"));
        assertTrue(Files.readString(data.resolve("error/demo/pay.xml.problem.json"))
                .contains("FILE-SAME-AGAIN"));
    }

    @Test
    void aMessageIdUsedForAnotherFileIsRefused() throws IOException {
        drop("one.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        drop("two.xml", new Pain001("M-1").block("A", 3, Pain001::good));
        tick();
        assertEquals(
                1,
                names("error").stream()
                        .filter(name -> name.endsWith("problem.json"))
                        .count());
        boolean second = names("error").contains("two.xml");
        assertEquals(second ? 2 : 3, ledger().count("payment"));
        assertTrue(
                report(second ? "two.xml.pain002.xml" : "one.xml.pain002.xml").contains("<Cd>DU01</Cd>"));
    }

    @Test
    void aRefusedFileMayBeTriedAgain() throws IOException {
        Pain001 wrong = new Pain001("M-1").count(3).block("A", 2, Pain001::good);
        drop("pay.xml", wrong);
        tick();
        drop("pay.xml", wrong);
        tick();
        assertEquals(
                2,
                names("error").stream()
                        .filter(name -> name.endsWith("problem.json"))
                        .count());
        assertFalse(Files.readString(data.resolve("error/demo/pay.xml.2.problem.json"))
                .contains("SAME-AGAIN"));
        drop("pay.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        tick();
        assertEquals(2, ledger().count("payment"));
    }

    @Test
    void aFileCutOffAnywhereIsGoneOnWithAndEachItemIsTakenOnce() throws IOException {
        for (int stepsDone = 0; stepsDone <= 3; stepsDone++) {
            String name = "cut-" + stepsDone + ".xml";
            FileAtWork at = steps.claim(drop(name, new Pain001("M-" + stepsDone).block("A", 250, Pain001::good))
                    .toFile());
            at = stepsDone > 0 ? steps.check(at) : at;
            at = stepsDone > 1 ? reports.receipt(at) : at;
            at = stepsDone > 2 ? steps.take(at) : at;
            assertFalse(at instanceof FileAtWork.Passed);
            start(ledger()::take);
            tick();
            assertEquals((stepsDone + 1) * 250, ledger().count("payment"));
            assertEquals(
                    List.of(name + ".pain002.1.xml", name + ".pain002.xml"),
                    names("outbox").stream()
                            .filter(report -> report.startsWith(name))
                            .toList());
            assertEquals(List.of(), names("work"));
        }
    }

    @Test
    void aProcessThatEndsAmongTheItemsLeavesTheRestToTheNext() throws IOException {
        int[] taken = {0};
        start(acceptance -> {
            if (taken[0]++ == 210) {
                throw new IllegalStateException("killed here");
            }
            return ledger().take(acceptance);
        });
        FileAtWork claimed = steps.claim(
                drop("pay.xml", new Pain001("M").block("A", 500, Pain001::good)).toFile());
        FileAtWork checked = reports.receipt(steps.check(claimed));
        assertThrows(IllegalStateException.class, () -> steps.take(checked));
        assertEquals(210, ledger().count("payment"));
        assertTrue(steps.unfinished().isEmpty(), "a file that failed is left in peace for a moment");
        start(ledger()::take);
        tick();
        assertEquals(500, ledger().count("payment"));
        assertEquals(500, ledger().count("file_item where accepted"));
        assertEquals(List.of("pay.xml.pain002.1.xml", "pay.xml.pain002.xml"), names("outbox"));
    }

    @Test
    void aFileThatWasMovedAndNotRegisteredIsFound() throws IOException {
        Path work = Files.createDirectories(data.resolve("work/demo"));
        Path file = new Pain001("M-1").block("A", 2, Pain001::good).to(data.resolve("a.xml"));
        Files.move(file, work.resolve(io.railhead.store.FileIds.next() + "-a.xml"));
        Files.writeString(work.resolve("somebody's note"), "not ours");
        tick();
        assertEquals(2, ledger().count("payment"));
        assertEquals("a.xml", onlyFile().file().name());
    }

    @Test
    void anOrderedStopLeavesTheFileInTheWorkFolder() throws IOException {
        int[] taken = {0};
        start(acceptance -> {
            if (taken[0]++ == 100) {
                steps.close();
            }
            return ledger().take(acceptance);
        });
        drop("pay.xml", new Pain001("M").block("A", 500, Pain001::good));
        FileAtWork claimed = steps.claim(data.resolve("inbox/demo/pay.xml").toFile());
        FileAtWork left = reports.validated(steps.take(reports.receipt(steps.check(claimed))));
        assertInstanceOf(FileAtWork.Checked.class, left);
        assertEquals(1, names("work").size());
        start(ledger()::take);
        tick();
        assertEquals(500, ledger().count("payment"));
    }

    @Test
    void unfinishedHiddenAndLinkedFilesStayWhereTheyAre() throws IOException {
        Path inbox = data.resolve("inbox/demo");
        Path elsewhere = new Pain001("M-1").block("A", 2, Pain001::good).to(data.resolve("a.xml"));
        Files.createSymbolicLink(inbox.resolve("link.xml"), elsewhere);
        Files.writeString(inbox.resolve("a.xml.part"), "half");
        Files.createDirectory(inbox.resolve("folder.xml"));
        Files.createDirectories(data.resolve("inbox/stranger"));
        Files.writeString(data.resolve("inbox/stranger/a.xml"), "of no channel");
        for (String name :
                List.of("demo/link.xml", "demo/a.xml.part", "demo/folder.xml", "stranger/a.xml", "demo/gone.xml")) {
            assertInstanceOf(
                    FileAtWork.Passed.class,
                    steps.claim(data.resolve("inbox").resolve(name).toFile()),
                    name);
        }
        assertEquals(List.of(), names("work"));
        assertEquals(0, ledger().count("file"));
    }

    @Test
    void aNameThatNobodyCanReadBackIsLaidAside() throws IOException {
        Path inbox = data.resolve("inbox/demo");
        Path bad = Files.writeString(inbox.resolve("a\nb.xml"), "x");
        steps.claim(bad.toFile());
        assertEquals(List.of(), names("inbox"));
        assertEquals(2, names("error").size());
        assertTrue(names("error").getFirst().startsWith("unreadable-name-"));
    }

    @Test
    void itemsArePagedInTheOrderOfTheFile() throws IOException {
        drop("pay.xml", fourGoodOneBad());
        tick();
        UUID id = onlyFile().file().id();
        FileQueries queries = new FileQueries(database);
        List<FileItem> first = queries.items(id, null, 3);
        List<FileItem> second = queries.items(id, first.getLast().index(), 3);
        assertEquals(List.of(0, 1, 2), first.stream().map(FileItem::index).toList());
        assertEquals(List.of(3, 4), second.stream().map(FileItem::index).toList());
        assertInstanceOf(FileItem.Outcome.Taken.class, second.get(0).outcome());
        assertInstanceOf(FileItem.Outcome.Refused.class, second.get(1).outcome());
        assertNotNull(queries.find(DEMO, id));
        assertEquals(null, queries.find(new ParticipantId("other"), id), "another participant sees nothing");
        assertEquals(List.of(), queries.list(new ParticipantId("other"), null, null, null, 10));
        assertEquals(List.of(), queries.list(DEMO, null, FileState.TAKEN, id, 10));
        assertEquals(1, queries.list(DEMO, null, FileState.TAKEN, null, 10).size());
    }

    @Test
    void theRoutesCarryAFileFromTheInboxToItsLastReport() throws Exception {
        Files.writeString(data.resolve("inbox/demo/half.xml.tmp"), "not finished");
        drop("pay.xml", new Pain001("M-1").block("A", 600, Pain001::good));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent()
                    .addInitialProperty("railhead.inbox", data.resolve("inbox").toString());
            camel.getRegistry().bind("fileSteps", steps);
            camel.getRegistry().bind("fileReports", reports);
            for (String book : List.of("40-receive-file", "45-report-file")) {
                PluginHelper.getRoutesLoader(camel)
                        .loadRoutes(
                                ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + book + ".camel.yaml"));
            }
            camel.start();
            awaiting(() -> names("outbox").size() == 2);
            ledger().settle(onlyFile().file().id());
            awaiting(() -> names("outbox").size() == 3);
        }
        String last = report("pay.xml.pain002.xml");
        assertEquals(600, count(last, "<TxSts>ACSC</TxSts>"));
        assertTrue(last.contains("<GrpSts>ACSC</GrpSts>"));
        assertEquals(List.of("half.xml.tmp"), names("inbox"));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void awaiting(Condition condition) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !condition.holds(); i++) {
            Thread.sleep(100);
        }
        assertTrue(condition.holds());
    }

    private Path dropWhole(String name, Pain001 file) throws IOException {
        Path written = file.to(data.resolve(name));
        return Files.move(written, data.resolve("inbox/demo-whole").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void tickWhole() throws IOException {
        steps.unfinished().forEach(this::workOn);
        for (String name : names("inbox/demo-whole")) {
            workOn(steps.claim(data.resolve("inbox/demo-whole").resolve(name).toFile()));
        }
        report();
    }

    private static FileQueries.Summary onlyWhole() {
        return new FileQueries(database).list(DEMO, "demo-whole", null, null, 10).getFirst();
    }

    @Test
    void aFileThatIsTakenWholeOrNotAtAllIsRefusedForOneBadItemAndEveryItemIsTold() throws IOException {
        dropWhole("pay.xml", fourGoodOneBad());
        tickWhole();
        FileQueries.Summary file = onlyWhole();
        assertEquals(FileState.REFUSED, file.file().state());
        assertEquals(5, file.refused());
        assertEquals(0, ledger().count("payment"));
        assertEquals(List.of("pay.xml", "pay.xml.problem.json"), names("error/demo-whole"));
        assertTrue(Files.readString(data.resolve("error/demo-whole/pay.xml.problem.json"))
                .contains("Of its 5 transfers 1 cannot be paid"));
        Path path = data.resolve("outbox/demo-whole/pay.xml.pain002.xml");
        assertTrue(VALIDATOR.validate(Files.readAllBytes(path)).valid());
        String report = Files.readString(path);
        assertTrue(report.contains("<GrpSts>RJCT</GrpSts>") && report.contains("FILE-NOT-WHOLE"));
        assertEquals(5, count(report, "<TxSts>RJCT</TxSts>"));
        assertEquals(1, count(report, "<Cd>AC03</Cd>"), "the bad one says what is wrong with it");
        assertEquals(4, count(report, "Nothing is wrong with it."));
        List<String> reports = names("outbox/demo-whole");
        tickWhole();
        assertEquals(reports, names("outbox/demo-whole"), "it is told once");

        dropWhole("mended.xml", new Pain001("M-1").sum("50").block("A", 5, Pain001::good));
        tickWhole();
        assertEquals(5, ledger().count("payment"), "its message id is free again");
    }

    @Test
    void aGoodFileIsTakenWhole() throws IOException {
        dropWhole("pay.xml", new Pain001("M-1").block("A", 600, Pain001::good));
        tickWhole();
        assertEquals(600, onlyWhole().pending());
        assertEquals(600, onlyWhole().taken());
        assertEquals(0, onlyWhole().refused());
    }

    @Test
    void whatWasDecidedBeforeACrashIsCarriedOutAfterIt() throws IOException {
        dropWhole("pay.xml", new Pain001("M-1").block("A", 400, Pain001::good));
        Path source = data.resolve("inbox/demo-whole/pay.xml");
        FileAtWork checked = reports.receipt(steps.check(steps.claim(source.toFile())));
        UUID id = assertInstanceOf(FileAtWork.Checked.class, checked).file().id();
        // The process ended here: the bad item is noted and the decision stored, but no good one has its refusal yet.
        new FileStore(database).decided(id, FileDecision.REFUSE, 1);
        start(ledger()::take);
        tickWhole();
        assertEquals(FileState.REFUSED, onlyWhole().file().state());
        assertEquals(0, ledger().count("payment"));
        assertEquals(400, ledger().count("file_item"));
    }

    @Test
    void aCrashInTheFirstReadingTakesNothingAndTheNextOneJudgesAnew() throws IOException {
        dropWhole("pay.xml", new Pain001("M-1").block("A", 400, i -> i == 399 ? Pain001.item(i, "GBP", "10.00", BAD_ACCOUNT) : Pain001.good(i)));
        Path source = data.resolve("inbox/demo-whole/pay.xml");
        FileAtWork checked = reports.receipt(steps.check(steps.claim(source.toFile())));
        steps.close();
        steps.take(checked);
        assertEquals(0, ledger().count("payment"));
        assertEquals(null, onlyWhole().file().decision());
        start(ledger()::take);
        tickWhole();
        assertEquals(FileState.REFUSED, onlyWhole().file().state());
        assertEquals(0, ledger().count("payment"));
    }

    @Test
    void aLateFileOfThisChannelIsPaidTodayWithAWarning() throws IOException {
        dropWhole(
                "late.xml", new Pain001("M-1").block("A", "TRF", "2030-05-02", "", Pain001.DEBTOR, 1, Pain001::good));
        tickWhole();
        assertEquals(1, onlyWhole().pending());
    }

    @Test
    void whoSendsTheOlderVersionIsAnsweredInTheOlderVersion() throws IOException {
        Path written = fourGoodOneBad().to(data.resolve("old.xml"));
        String old = Files.readString(written)
                .replace("pain.001.001.09", "pain.001.001.03")
                .replaceAll("<ReqdExctnDt><Dt>(.*?)</Dt></ReqdExctnDt>", "<ReqdExctnDt>$1</ReqdExctnDt>");
        Files.writeString(data.resolve("inbox/demo/old.xml"), old);
        tick();
        String validated = report("old.xml.pain002.xml");
        assertTrue(validated.contains("xsd:pain.002.001.03"));
        assertTrue(validated.contains("<OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId>"));
        assertTrue(report("old.xml.pain002.1.xml").contains("xsd:pain.002.001.03"), "the receipt, too");
        ledger().settle(onlyFile().file().id());
        report();
        assertEquals(4, count(report("old.xml.pain002.xml"), "<TxSts>ACSC</TxSts>"));

        Files.writeString(data.resolve("inbox/demo/broken.xml"), old.replace("<NbOfTxs>5</NbOfTxs>", "<NbOfTxs>6</NbOfTxs>").replace("M-1", "M-2"));
        tick();
        assertTrue(report("broken.xml.pain002.xml").contains("xsd:pain.002.001.03"), "a refusal, too");
    }

    @Test
    void anItemWhoseUetrCameBeforeIsRefusedByItself() throws IOException {
        String uetr = "<UETR>e5d4f8c2-9b1a-4c3d-8e7f-001122334455</UETR>";
        drop("pay.xml", new Pain001("M-1").block("A", 3, i -> i == 1 ? Pain001.good(i) : Pain001.good(i).replace("</EndToEndId>", "</EndToEndId>" + uetr)));
        tick();
        assertEquals(2, onlyFile().pending());
        assertEquals(1, onlyFile().refused());
        String report = report("pay.xml.pain002.xml");
        assertTrue(report.contains("<Cd>DU03</Cd>"));
        assertTrue(report.contains("<OrgnlEndToEndId>E2</OrgnlEndToEndId><TxSts>RJCT</TxSts>"));

        dropWhole("whole.xml", new Pain001("M-2").block("A", 2, i -> Pain001.good(i).replace("</EndToEndId>", "</EndToEndId>" + uetr.replace("55<", "66<"))));
        tickWhole();
        assertEquals(FileState.REFUSED, onlyWhole().file().state(), "whole or not at all looks before it takes");
    }
}
