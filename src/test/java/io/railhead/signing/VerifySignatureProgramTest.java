package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that we give to those who do not want to trust our own verifier. */
class VerifySignatureProgramTest {
    private static final SigningKey KEY = TestKeys.ec();
    private static final Path PROGRAM = Path.of("docs/reference/verify-signature/VerifySignature.java");

    @TempDir
    private Path folder;

    private record Answer(int status, String text) {}

    private Answer ask(byte[] message, SigningKey key) throws Exception {
        Path messageFile = Files.write(folder.resolve("message.xml"), message);
        Path certificateFile = Files.writeString(
                folder.resolve("certificate.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(key.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return run(List.of(messageFile.toString(), certificateFile.toString()));
    }

    private static Answer run(List<String> arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, PROGRAM.toString());
        builder.command().addAll(arguments);
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), text);
    }

    @Test
    void itFindsASignedMessageValid() throws Exception {
        Answer answer = ask(EnvelopeSigner.withJdk(KEY).sign(Samples.message()).wire(), KEY);
        assertEquals(0, answer.status(), answer.text());
        assertTrue(answer.text().startsWith("VALID\n"), answer.text());
        assertTrue(answer.text().contains("CN=signing"), "it says whose signature it is");
    }

    @Test
    void itFindsATamperedMessageInvalid() throws Exception {
        String wire =
                new String(EnvelopeSigner.withJdk(KEY).sign(Samples.message()).wire(), UTF_8);
        Answer answer = ask(wire.replace(">10.00<", ">10.01<").getBytes(UTF_8), KEY);
        assertEquals(1, answer.status(), answer.text());
        assertTrue(answer.text().startsWith("INVALID: the document"), answer.text());
        assertFalse(answer.text().startsWith("VALID"));
    }

    @Test
    void itRefusesAnotherCertificateAndSaysHowToCallIt() throws Exception {
        Answer other = ask(EnvelopeSigner.withJdk(KEY).sign(Samples.message()).wire(), TestKeys.ec());
        assertEquals(1, other.status(), other.text());
        Answer usage = run(List.of());
        assertEquals(2, usage.status());
        assertTrue(usage.text().startsWith("usage:"), usage.text());
    }
}
