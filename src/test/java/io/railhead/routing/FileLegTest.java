package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

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
import io.railhead.intake.Problem;
import io.railhead.intake.Vetting;
import io.railhead.intake.file.Channel;
import io.railhead.intake.file.Channels;
import io.railhead.intake.file.FileArrivals;
import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileFormat;
import io.railhead.intake.file.FileReceiver;
import io.railhead.intake.file.FileReporter;
import io.railhead.intake.file.FileUpload;
import io.railhead.intake.file.FileUploads;
import io.railhead.intake.file.Folders;
import io.railhead.intake.file.Hands;
import io.railhead.intake.file.Pain001;
import io.railhead.intake.file.ReportOnDemand;
import io.railhead.payment.ParticipantId;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.store.FileDecision;
import io.railhead.store.FileItem;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileQueries;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import io.railhead.store.FileUploadStore;
import io.railhead.store.Migrations;
import io.railhead.store.StandInLedger;
import io.railhead.store.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
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

    /** What the channel takes. */
    private String formats = "pain.001, csv";

    /** Bytes that are free on the disk. */
    private long free = Long.MAX_VALUE;

    private final Room room = new Room(() -> free, 1);

    private FileArrivals arrivals = arrivals(new Hands(() -> now));
    private FileSteps steps = new FileSteps(
            arrivals,
            receiver(ledger()::take, new Hands(() -> now)),
            uploads(arrivals),
            room,
            suspicious::add,
            () -> now);
    private FileReports reports = new FileReports(reporter(new Hands(() -> now)));

    /** A process begins: nothing is known but what is stored. */
    private void start(Function<Acceptance, CompletableFuture<Taken>> engine) {
        Hands hands = new Hands(() -> now);
        arrivals = arrivals(hands);
        steps = new FileSteps(arrivals, receiver(engine, hands), uploads(arrivals), room, suspicious::add, () -> now);
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

    private Channels channels() {
        String yaml = """
                channels:
                  - {name: demo, participant: demo, client: demo, formats: [%s]}
                  - {name: demo-whole, participant: demo, client: demo, policy: all-or-nothing, pastDates: today}
                """.formatted(formats);
        return Channels.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private FileArrivals arrivals(Hands hands) {
        return new FileArrivals(folders(), channels(), new FileStore(database), hands, () -> now);
    }

    private FileUploads uploads(FileArrivals door) {
        return new FileUploads(folders(), new FileStore(database), new FileUploadStore(database), door, () -> now);
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
                channels(),
                new FileStore(database),
                new FileItemStore(database),
                VALIDATOR,
                vetting,
                engine,
                (_, _) -> Map.of(),
                hands,
                clock);
    }

    private Path drop(String name, Pain001 file) throws IOException {
        Path written = file.to(data.resolve(name));
        return Files.move(written, data.resolve("inbox/demo").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path drop(String name, String content) throws IOException {
        Path written = Files.writeString(data.resolve(name), content);
        return Files.move(written, data.resolve("inbox/demo").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Tables of good rows. */
    private static final class Table {
        static String row(int index) {
            return "E%d,10.00,GBP,Acme Ltd,202959-63748472,Ada Example,GB29NWBK60161331926819,Invoice %d,\n"
                    .formatted(index, index);
        }

        static String of(int rows) {
            return "endToEndId,amount,currency,debtorName,debtorAccount,creditorName,creditorAccount,reference,scheme\n"
                    + IntStream.range(0, rows).mapToObj(Table::row).collect(Collectors.joining());
        }
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
    void unfinishedHiddenAndForeignFilesStayWhereTheyAre() throws IOException {
        Path inbox = data.resolve("inbox/demo");
        Files.writeString(inbox.resolve("a.xml.part"), "half");
        Files.createDirectory(inbox.resolve("folder.xml"));
        Files.createDirectories(data.resolve("inbox/stranger"));
        Files.writeString(data.resolve("inbox/stranger/a.xml"), "of no channel");
        for (String name : List.of("demo/a.xml.part", "demo/folder.xml", "stranger/a.xml", "demo/gone.xml")) {
            assertInstanceOf(
                    FileAtWork.Passed.class,
                    steps.claim(data.resolve("inbox").resolve(name).toFile()),
                    name);
        }
        assertEquals(List.of(), names("work"));
        assertEquals(List.of(), names("error"));
        assertEquals(0, ledger().count("file"));
    }

    @Test
    void aLinkIsLaidAsideAndWhatItPointsToIsNotTouched() throws IOException {
        Path elsewhere = new Pain001("M-1").block("A", 2, Pain001::good).to(data.resolve("a.xml"));
        Path link = Files.createSymbolicLink(data.resolve("inbox/demo/link.xml"), elsewhere);
        assertInstanceOf(FileAtWork.Passed.class, steps.claim(link.toFile()));
        assertTrue(Files.isSymbolicLink(data.resolve("error/demo/link.xml")));
        assertTrue(Files.readString(data.resolve("error/demo/link.xml.problem.json"))
                .contains("FILE-NOT-REGULAR"));
        assertTrue(Files.exists(elsewhere));
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        assertEquals(0, ledger().count("file"));
    }

    @Test
    void aFileThatMayNotBeReadIsLaidAside() throws IOException {
        Path closed = drop("closed.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "nothing is closed to root");
        assertInstanceOf(FileAtWork.Passed.class, steps.claim(closed.toFile()));
        assertTrue(Files.readString(data.resolve("error/demo/closed.xml.problem.json"))
                .contains("FILE-UNREADABLE"));
    }

    @Test
    void whileRoomIsScarceFilesStayInTheInboxAndSentOnesAreRefused() throws IOException {
        Path file = drop("wages.xml", new Pain001("M1").block("A", 1, Pain001::good));
        free = 0;
        room.measure();
        assertInstanceOf(FileAtWork.Passed.class, steps.claim(file.toFile()));
        assertTrue(Files.exists(file));
        FileUpload.Refused refused = assertInstanceOf(FileUpload.Refused.class, send("k", "a.csv", Table.of(2)));
        assertEquals(Problem.ROOM_SCARCE, refused.refusal().problem());

        free = Long.MAX_VALUE;
        room.measure();
        assertInstanceOf(FileAtWork.Claimed.class, steps.claim(file.toFile()));
        assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)));
    }

    @Test
    void aFileThatGrowsWhileItIsTakenUpIsRefusedWhole() throws IOException {
        FileAtWork claimed = steps.claim(drop("a.csv", Table.of(3)).toFile());
        FileAtWork.Claimed at = assertInstanceOf(FileAtWork.Claimed.class, claimed);
        Files.writeString(at.path(), Table.row(3), StandardOpenOption.APPEND);
        workOn(claimed);
        assertEquals(FileState.REFUSED, onlyFile().file().state());
        assertTrue(
                Files.readString(data.resolve("error/demo/a.csv.problem.json")).contains("FILE-CHANGED"));
        assertEquals(0, ledger().count("payment"));
    }

    @Test
    void aFileThatGrowsAfterItWasCheckedIsTakenAsItWasChecked() throws IOException {
        FileAtWork claimed = steps.claim(drop("a.csv", Table.of(3)).toFile());
        Path path = assertInstanceOf(FileAtWork.Claimed.class, claimed).path();
        FileAtWork checked = reports.receipt(steps.check(claimed));
        Files.writeString(path, Table.row(3), StandardOpenOption.APPEND);
        reports.validated(steps.take(checked));
        assertEquals(3, ledger().count("payment"));
        assertEquals(3, onlyFile().file().count());
    }

    @Test
    void aFileThatVanishesIsRefusedAndTheNextOneWorks() throws IOException {
        FileAtWork claimed = steps.claim(drop("a.csv", Table.of(3)).toFile());
        Files.delete(assertInstanceOf(FileAtWork.Claimed.class, claimed).path());
        workOn(claimed);
        assertEquals(FileState.REFUSED, onlyFile().file().state());
        assertTrue(String.valueOf(onlyFile().file().problem()).contains("FILE-GONE"));
        drop("b.csv", Table.of(2));
        tick();
        assertEquals(2, ledger().count("payment"));
    }

    @Test
    void aTableIsTakenRowByRowAndItsReportIsOneToo() throws IOException {
        drop("pay.csv", Table.of(3) + Table.row(3).replace("10.00", "=1+1").replace("E3", "=E3"));
        tick();
        FileQueries.Summary file = onlyFile();
        assertEquals("csv", file.file().format());
        assertEquals(List.of(4, 1), List.of(file.file().count(), file.refused()));
        assertEquals(List.of("pay.csv.report.csv"), names("outbox"));
        String validated = table("pay.csv");
        assertEquals(3, count(validated, ",queued,ACCP,"), validated);
        assertTrue(validated.contains("\r\n4,5,,'=E3,,GBP,,refused,RJCT,AM12,\"line 5 column 2 (amount): "));
        ledger().reject(file.file().id(), 0, "AC04");
        ledger().settle(file.file().id());
        report();
        String outcome = table("pay.csv");
        assertTrue(outcome.contains("1,2,,E0,10.00,GBP,") && outcome.contains(",rejected,RJCT,AC04,"));
        assertEquals(2, count(outcome, ",settled,ACSC,"));
        assertEquals(FileState.COMPLETED, onlyFile().file().state());
    }

    @Test
    void theSameTableIsRecognisedUnderAnotherNameAndPacked() throws IOException {
        drop("pay.csv", Table.of(3));
        tick();
        Path packed = data.resolve("packed");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Table.of(3).getBytes(StandardCharsets.UTF_8));
        }
        Files.move(packed, data.resolve("inbox/demo/other.csv.gz"));
        tick();
        assertEquals(3, ledger().count("payment"));
        assertTrue(Files.readString(data.resolve("error/demo/other.csv.gz.problem.json"))
                .contains("FILE-SAME-AGAIN"));
    }

    @Test
    void aTableCutOffAnywhereIsGoneOnWithAndEachRowIsTakenOnce() throws IOException {
        int[] taken = {0};
        start(acceptance -> {
            if (taken[0]++ == 210) {
                throw new IllegalStateException("killed here");
            }
            return ledger().take(acceptance);
        });
        FileAtWork checked = reports.receipt(
                steps.check(steps.claim(drop("a.csv", Table.of(500)).toFile())));
        assertThrows(IllegalStateException.class, () -> steps.take(checked));
        start(ledger()::take);
        tick();
        assertEquals(500, ledger().count("payment"));
        assertEquals(500, ledger().count("file_item where accepted"));
    }

    private String table(String name) throws IOException {
        return Files.readString(data.resolve("outbox/demo").resolve(name + ".report.csv"));
    }

    private FileUpload send(String key, String name, String content) {
        Channel demo = channels().find("demo");
        assertNotNull(demo);
        return steps.register(steps.store(new FileUpload.Asked(
                demo.caller(), key, demo, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void aFileThatIsSentIsTakenOnceHoweverOftenItsKeyComes() throws IOException {
        StoredFile first = assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)))
                .file();
        tick();
        FileUpload.Registered again = assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)));
        assertEquals(first.id(), again.file().id());
        assertTrue(again.again());
        assertInstanceOf(FileUpload.Refused.class, send("k", "a.csv", Table.of(3)));
        assertInstanceOf(FileUpload.Refused.class, send("k", "b.csv", Table.of(2)));
        tick();
        assertEquals(2, ledger().count("payment"));
        assertEquals(1, ledger().count("file"));
        assertEquals(List.of(), names("work"));
    }

    @Test
    void aProcessThatEndsBetweenRegisteringAndLayingTheFileDownIsHealedByItsKey() throws IOException {
        StoredFile first = assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)))
                .file();
        Files.delete(data.resolve("work/demo/" + first.id() + "-a.csv"));
        Files.createDirectories(data.resolve("work/.uploads"));
        Files.writeString(data.resolve("work/.uploads/left-over"), "half");
        start(ledger()::take);
        assertEquals(List.of(), names("work"));
        assertEquals(
                first.id(),
                assertInstanceOf(FileUpload.Registered.class, send("k", "a.csv", Table.of(2)))
                        .file()
                        .id());
        tick();
        assertEquals(2, ledger().count("payment"));
    }

    @Test
    void aReportCanBeAskedForInBothForms() throws IOException {
        drop("pay.xml", fourGoodOneBad());
        tick();
        StoredFile file = onlyFile().file();
        ReportOnDemand reports =
                new ReportOnDemand(folders(), new FileStore(database), new FileItemStore(database), () -> now);
        String table = read(reports.open(file, FileFormat.CSV));
        assertEquals(6, table.lines().count());
        assertTrue(table.contains("5,,I4,E4,10.00,GBP,,refused,RJCT,AC03,"));
        String xml = read(reports.open(file, FileFormat.PAIN_001));
        assertEquals(5, count(xml, "<TxInfAndSts>"));
        assertTrue(xml.contains("-D"), "an id of its own");
        assertFalse(ReportOnDemand.has(
                StoredFile.arrived(file.id(), DEMO, "c", "demo", "a", file.digest(), "csv", now), FileFormat.PAIN_001));
        assertEquals(List.of(), names("work"));
    }

    private static String read(@Nullable InputStream from) throws IOException {
        assertNotNull(from);
        try (from) {
            return new String(from.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aChannelTakesOnlyTheFormatsThatItNames() throws IOException {
        formats = "pain.001";
        start(ledger()::take);
        drop("a.csv", Table.of(2));
        tick();
        assertTrue(
                Files.readString(data.resolve("error/demo/a.csv.problem.json")).contains("FILE-FORMAT"));
        drop("b.xml", new Pain001("M-1").block("A", 2, Pain001::good));
        tick();
        assertEquals(2, ledger().count("payment"));
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
        return new FileQueries(database)
                .list(DEMO, "demo-whole", null, null, 10)
                .getFirst();
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
        dropWhole(
                "pay.xml",
                new Pain001("M-1")
                        .block(
                                "A",
                                400,
                                i -> i == 399 ? Pain001.item(i, "GBP", "10.00", BAD_ACCOUNT) : Pain001.good(i)));
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
        dropWhole("late.xml", new Pain001("M-1").block("A", "TRF", "2030-05-02", "", Pain001.DEBTOR, 1, Pain001::good));
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

        Files.writeString(
                data.resolve("inbox/demo/broken.xml"),
                old.replace("<NbOfTxs>5</NbOfTxs>", "<NbOfTxs>6</NbOfTxs>").replace("M-1", "M-2"));
        tick();
        assertTrue(report("broken.xml.pain002.xml").contains("xsd:pain.002.001.03"), "a refusal, too");
    }

    @Test
    void anItemWhoseUetrCameBeforeIsRefusedByItself() throws IOException {
        String uetr = "<UETR>e5d4f8c2-9b1a-4c3d-8e7f-001122334455</UETR>";
        drop(
                "pay.xml",
                new Pain001("M-1")
                        .block(
                                "A",
                                3,
                                i -> i == 1
                                        ? Pain001.good(i)
                                        : Pain001.good(i).replace("</EndToEndId>", "</EndToEndId>" + uetr)));
        tick();
        assertEquals(2, onlyFile().pending());
        assertEquals(1, onlyFile().refused());
        String report = report("pay.xml.pain002.xml");
        assertTrue(report.contains("<Cd>DU03</Cd>"));
        assertTrue(report.contains("<OrgnlEndToEndId>E2</OrgnlEndToEndId><TxSts>RJCT</TxSts>"));

        dropWhole(
                "whole.xml",
                new Pain001("M-2")
                        .block(
                                "A",
                                2,
                                i -> Pain001.good(i)
                                        .replace("</EndToEndId>", "</EndToEndId>" + uetr.replace("55<", "66<"))));
        tickWhole();
        assertEquals(FileState.REFUSED, onlyWhole().file().state(), "whole or not at all looks before it takes");
    }
}
