package io.railhead.cli;

import io.railhead.codec.XmlUse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads one message whole, as large as one on a link may be. */
final class LoneMessage {
    private static final int MOST = (int) XmlUse.MESSAGE.bytes();

    private LoneMessage() {}

    /** The bytes of a file or of standard input, or null after a complaint. */
    static byte @Nullable [] read(String name, Terminal terminal, Report report) {
        MessageSource source =
                name.equals("-") ? MessageSource.standardInput() : MessageSource.file(name, Path.of(name));
        AtomicReference<byte @Nullable []> read = new AtomicReference<>();
        new MessageReading(terminal).read(source, problem -> report.say(name + "  " + problem.forPeople()), in -> {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                report.say(name + "  "
                        + MessageProblem.tooLarge(bytes.length, MOST).forPeople());
            } else {
                read.set(bytes);
            }
        });
        return read.get();
    }
}
