package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.audit.SecurityEvent;
import io.railhead.codec.Schemas;
import io.railhead.codec.Validator;
import io.railhead.codec.XercesValidator;
import io.railhead.engine.Acceptance;
import io.railhead.engine.Taken;
import io.railhead.intake.KnownCodes;
import io.railhead.intake.Participants;
import io.railhead.intake.Vetting;
import io.railhead.intake.file.Channel;
import io.railhead.intake.file.Channels;
import io.railhead.intake.file.FileArrivals;
import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileReceiver;
import io.railhead.intake.file.FileReporter;
import io.railhead.intake.file.FileUpload;
import io.railhead.intake.file.FileUploads;
import io.railhead.intake.file.Folders;
import io.railhead.intake.file.Hands;
import io.railhead.intake.file.Pain001;
import io.railhead.payment.ParticipantId;
import io.railhead.reference.ReferenceData;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileQueries;
import io.railhead.store.FileStore;
import io.railhead.store.FileUploadStore;
import io.railhead.store.StandInLedger;
import io.railhead.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the leg of files stand on: the real tables, the real folders, and payments that a stand-in settles. */
abstract class FileLeg {
    static final ParticipantId DEMO = new ParticipantId("demo");

    @TempDir
    Path data = Path.of("");

    private static final TestDatabase DATABASE = TestDatabase.fresh("files");
    static final DataSource TABLES = DATABASE.application();
    static final Validator VALIDATOR = new XercesValidator(new Schemas(Path.of("schemas")));

    @BeforeEach
    void clear() throws IOException, SQLException {
        try (Connection owner = DATABASE.asOwner()) {
            StandInLedger.clear(owner);
        }
        Files.createDirectories(data.resolve("inbox/demo"));
        Files.createDirectories(data.resolve("inbox/demo-whole"));
        start(ledger()::take);
    }

    static StandInLedger ledger() {
        return new StandInLedger(TABLES);
    }

    /** The clock of the test; it stands unless it is moved. */
    Instant now = Instant.parse("2030-05-06T09:00:00Z");

    /** The security events that the steps have noted. */
    final List<SecurityEvent> suspicious = new ArrayList<>();

    /** What the channel takes. */
    String formats = "pain.001, csv";

    /** Bytes that are free on the disk. */
    long free = Long.MAX_VALUE;

    final Room room = new Room(() -> free, 1);

    FileArrivals arrivals = arrivals(new Hands(() -> now));
    FileSteps steps = new FileSteps(
            arrivals,
            receiver(ledger()::take, new Hands(() -> now)),
            uploads(arrivals),
            room,
            suspicious::add,
            () -> now);
    FileReports reports = new FileReports(reporter(new Hands(() -> now)));

    /** A process begins: nothing is known but what is stored. */
    void start(Function<Acceptance, CompletableFuture<Taken>> engine) {
        Hands hands = new Hands(() -> now);
        arrivals = arrivals(hands);
        steps = new FileSteps(arrivals, receiver(engine, hands), uploads(arrivals), room, suspicious::add, () -> now);
        reports = new FileReports(reporter(hands));
    }

    Folders folders() {
        return new Folders(
                data.resolve("inbox"),
                data.resolve("work"),
                data.resolve("archive"),
                data.resolve("error"),
                data.resolve("outbox"));
    }

    Channels channels() {
        String yaml = """
                channels:
                  - {name: demo, participant: demo, client: demo, formats: [%s]}
                  - {name: demo-whole, participant: demo, client: demo, policy: all-or-nothing, pastDates: today}
                """.formatted(formats);
        return Channels.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    FileArrivals arrivals(Hands hands) {
        return new FileArrivals(folders(), channels(), new FileStore(TABLES), hands, () -> now);
    }

    FileUploads uploads(FileArrivals door) {
        return new FileUploads(folders(), new FileStore(TABLES), new FileUploadStore(TABLES), door, () -> now);
    }

    FileReporter reporter(Hands hands) {
        return new FileReporter(new FileStore(TABLES), new FileItemStore(TABLES), folders(), hands, () -> now);
    }

    FileReceiver receiver(Function<Acceptance, CompletableFuture<Taken>> engine, Hands hands) {
        InstantSource clock = () -> now;
        String participants = "participants: [{id: demo, mayDebit: [\"20295963748472\"]}]";
        Vetting vetting = new Vetting(
                Packs.load(Path.of("config/schemes"), Judge.vocabulary()),
                new Judge(clock),
                Participants.read(new ByteArrayInputStream(participants.getBytes(StandardCharsets.UTF_8))),
                new KnownCodes(ReferenceData.shipped(), clock));
        return new FileReceiver(
                channels(),
                new FileStore(TABLES),
                new FileItemStore(TABLES),
                VALIDATOR,
                vetting,
                engine,
                (_, _) -> Map.of(),
                hands,
                clock);
    }

    Path drop(String name, Pain001 file) throws IOException {
        Path written = file.to(data.resolve(name));
        return Files.move(written, data.resolve("inbox/demo").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    Path drop(String name, String content) throws IOException {
        Path written = Files.writeString(data.resolve(name), content);
        return Files.move(written, data.resolve("inbox/demo").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Tables of good rows. */
    static final class Table {
        static String row(int index) {
            return "E%d,10.00,GBP,Acme Ltd,202959-63748472,Ada Example,GB29NWBK60161331926819,Invoice %d,\n"
                    .formatted(index, index);
        }

        static String of(int rows) {
            return "endToEndId,amount,currency,debtorName,debtorAccount,creditorName,creditorAccount,reference,scheme\n"
                    + IntStream.range(0, rows).mapToObj(Table::row).collect(Collectors.joining());
        }
    }

    FileAtWork workOn(FileAtWork claimed) {
        return reports.validated(steps.take(reports.receipt(steps.check(claimed))));
    }

    /** What the routes do: everything that lies in the inbox or was left in the work folder, then the reports. */
    void tick() throws IOException {
        steps.unfinished().forEach(this::workOn);
        for (String name : names("inbox/demo")) {
            workOn(steps.claim(data.resolve("inbox/demo").resolve(name).toFile()));
        }
        report();
    }

    void report() {
        now = now.plusSeconds(60);
        reports.due().forEach(reports::outcome);
    }

    List<String> names(String folder) throws IOException {
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

    String report(String name) throws IOException {
        Path path = data.resolve("outbox/demo").resolve(name);
        assertTrue(VALIDATOR.validate(Files.readAllBytes(path)).valid(), () -> name + " keeps to its schema");
        return Files.readString(path);
    }

    static FileQueries.Summary onlyFile() {
        return new FileQueries(TABLES).list(DEMO, "demo", null, null, 10).getFirst();
    }

    static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    static final String BAD_ACCOUNT = "<IBAN>GB30NWBK60161331926819</IBAN>";

    static Pain001 fourGoodOneBad() {
        return new Pain001("M-1")
                .sum("50")
                .block("A", 3, Pain001::good)
                .block("B", 2, i -> i == 4 ? Pain001.item(i, "GBP", "10.00", BAD_ACCOUNT) : Pain001.good(i));
    }

    FileUpload send(String key, String name, String content) {
        Channel demo = channels().find("demo");
        assertNotNull(demo);
        return steps.register(steps.store(new FileUpload.Asked(
                demo.caller(), key, demo, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))));
    }

    Path dropWhole(String name, Pain001 file) throws IOException {
        Path written = file.to(data.resolve(name));
        return Files.move(written, data.resolve("inbox/demo-whole").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void tickWhole() throws IOException {
        steps.unfinished().forEach(this::workOn);
        for (String name : names("inbox/demo-whole")) {
            workOn(steps.claim(data.resolve("inbox/demo-whole").resolve(name).toFile()));
        }
        report();
    }

    static FileQueries.Summary onlyWhole() {
        return new FileQueries(TABLES).list(DEMO, "demo-whole", null, null, 10).getFirst();
    }
}
