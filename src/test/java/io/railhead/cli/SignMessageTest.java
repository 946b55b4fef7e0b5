package io.railhead.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import io.railhead.signing.JdkAlone;
import io.railhead.signing.SigningKey;
import io.railhead.signing.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Signing and verifying in files: what we sign others find right, and only what is right do we find right. */
class SignMessageTest {
    private static final SigningKey KEY = TestKeys.ec();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOW = TestKeys.NOW.toString();
    private static final String SECRET = "correct horse";

    @TempDir
    Path folder;

    private Path message;
    private Path key;
    private Path certificate;

    @BeforeEach
    void makeAMessageAndAKey() throws Exception {
        message = folder.resolve("message.xml");
        Ran made = run("new", "pacs.008", "--scheme", "uk-fps", "--at", NOW, "--out", message.toString());
        assertEquals(0, made.status(), made.err());
        key = own("key.pem", pem("PRIVATE KEY", KEY.privateKey().getEncoded()));
        certificate = certificate("certificate.pem", KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk-fps", "sct-inst", "fednow", "chaps", "cbpr-plus"})
    void whatWeSignTheJdkFindsRightAndSoDoWe(String scheme) throws IOException {
        run("new", "pacs.008", "--scheme", scheme, "--at", NOW, "--out", message.toString());
        String signed = signed();
        assertTrue(JdkAlone.accepts(signed, KEY.certificate().getPublicKey()), signed);
        assertFalse(JdkAlone.accepts(signed, TestKeys.ec().certificate().getPublicKey()));
        Ran verified = verify(signed, certificate);
        assertEquals(0, verified.status(), verified.out());
        assertTrue(verified.out().startsWith("VALID\n"), verified.out());
        assertTrue(verified.out().contains("CN=signing"), verified.out());
        assertTrue(verified.out().contains("ECDSA_SHA256"), verified.out());
        assertTrue(
                verified.out().contains("header head.001.001.02, document pacs.008.001.08 and the key hint"),
                verified.out());
        Path file = Files.writeString(folder.resolve("again.xml"), signed);
        assertEquals(
                0,
                run("validate", "--scheme", scheme, "--at", NOW, file.toString())
                        .status(),
                "a signed message keeps to schema and rules");
    }

    @Test
    void aChangedDigitInDocumentOrHeaderIsInvalid() throws IOException {
        String signed = signed();
        Ran document = verify(changed(signed, ">10.00<", ">10.01<"), certificate);
        assertEquals(1, document.status());
        assertTrue(document.out().startsWith("INVALID  SIG-DIGEST  the document"), document.out());
        assertFalse(document.out().contains("covers"), "nothing is said of what a wrong signature covers");
        Ran header = verify(changed(signed, "<BizMsgIdr>M1<", "<BizMsgIdr>M2<"), certificate);
        assertEquals(1, header.status());
        assertTrue(header.out().startsWith("INVALID  SIG-DIGEST  the header"), header.out());
    }

    @Test
    void anotherCertificateIsRefusedAndAFolderWithTheRightOneIsNot() throws Exception {
        String signed = signed();
        Path other = certificate("other.pem", TestKeys.ec());
        Ran wrong = verify(signed, other);
        assertEquals(1, wrong.status());
        assertTrue(wrong.out().startsWith("INVALID  SIG-KEY-UNKNOWN  "), wrong.out());
        assertTrue(wrong.out().contains("not known here"), wrong.out());
        Path file = Files.writeString(folder.resolve("signed.xml"), signed);
        Ran all = run("verify", "--at", NOW, "--trust", folder.toString(), file.toString());
        assertEquals(0, all.status(), all.out() + all.err());
        Ran both = run("verify", "--trust", "a", "--certificate", "b", file.toString());
        assertEquals(2, both.status(), "one or the other");
    }

    @Test
    void theCertificateMustBeValidAtTheMomentAskedFor() throws IOException {
        Path file = Files.writeString(folder.resolve("signed.xml"), signed());
        Ran late =
                run("verify", "--at", "2027-03-01T12:00:00Z", "--certificate", certificate.toString(), file.toString());
        assertEquals(1, late.status());
        assertTrue(late.out().startsWith("INVALID  SIG-CERT-EXPIRED"), late.out());
        assertTrue(late.out().contains("CN=signing"), "it still says who");
    }

    @Test
    void anUnsignedMessageIsSaidToBeOne() throws IOException {
        Ran unsigned = verify(Files.readString(message), certificate);
        assertEquals(1, unsigned.status());
        assertEquals("INVALID  SIG-MISSING  the message has no signature\n", unsigned.out());
        JsonNode said =
                JSON.readTree(run("verify", "--json", "--certificate", certificate.toString(), message.toString())
                        .out());
        assertEquals("SIG-MISSING", said.path("code").asText());
        assertFalse(said.path("valid").asBoolean(true));
        assertTrue(said.path("signer").isNull());
    }

    @Test
    void keysComeAsPkcs12AndAsEncryptedPkcs8WithThePasswordInAFileOrTheEnvironment() throws Exception {
        Path secret = own("secret", SECRET + "\n");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("mine", KEY.privateKey(), SECRET.toCharArray(), new Certificate[] {KEY.certificate()});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, SECRET.toCharArray());
        Path pkcs12 = own("key.p12", bytes.toByteArray());
        Path sealed = own("sealed.pem", sealed());
        Ran one = run("sign", message.toString(), "--key", pkcs12.toString(), "--password-file", secret.toString());
        assertEquals(0, one.status(), one.err());
        assertEquals(0, verify(one.out(), certificate).status());
        Ran other = run(
                "sign",
                message.toString(),
                "--key",
                sealed.toString(),
                "--certificate",
                certificate.toString(),
                "--password-file",
                secret.toString());
        assertEquals(0, other.status(), other.err());
        assertEquals(0, verify(other.out(), certificate).status());
        Ran without = withEnvironment(Map.of(), "--key", pkcs12.toString());
        assertEquals(1, without.status());
        assertTrue(without.err().contains("has a password, and none was given"), without.err());
        Ran right = withEnvironment(Map.of("RAILHEAD_KEY_PASSWORD", SECRET), "--key", pkcs12.toString());
        assertEquals(0, right.status(), right.err());
        Ran wrong = withEnvironment(Map.of("RAILHEAD_KEY_PASSWORD", "battery"), "--key", pkcs12.toString());
        assertEquals(1, wrong.status());
        assertFalse((wrong.out() + wrong.err()).contains("battery"), "a password is never repeated");
        assertEquals("", wrong.out());
    }

    @Test
    void whatCannotBeSignedIsSaidWithoutWritingAnything() throws Exception {
        Path out = folder.resolve("out.xml");
        String signed = signed();
        Path twice = Files.writeString(folder.resolve("twice.xml"), signed);
        unsignable(twice, "SIG-TWICE", out);
        run("new", "pacs.008", "--scheme", "rtp", "--at", NOW, "--out", message.toString());
        unsignable(message, "not in a business message envelope", out);
        unsignable(Files.writeString(folder.resolve("none.xml"), "<a><b></a>"), "SIG-FORM", out);
        unsignable(folder.resolve("absent.xml"), "There is no such file.", out);
        assertEquals(2, run("sign", message.toString()).status(), "a key must be named");
    }

    @Test
    void aKeyThatDoesNotFitOrThatOthersMayReadIsRefused() throws Exception {
        Path other = certificate("other.pem", TestKeys.ec());
        Ran unfit = run("sign", message.toString(), "--key", key.toString(), "--certificate", other.toString());
        assertEquals(1, unfit.status());
        assertTrue(unfit.err().contains("does not belong to certificate"), unfit.err());
        Ran alone = run("sign", message.toString(), "--key", key.toString());
        assertTrue(alone.err().contains("name its certificate too"), alone.err());
        Path old = own("old.pem", pem("EC PRIVATE KEY", new byte[] {1, 2, 3}));
        Ran older = run("sign", message.toString(), "--key", old.toString(), "--certificate", certificate.toString());
        assertTrue(older.err().contains("holds EC PRIVATE KEY"), older.err());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Ran open = run("sign", message.toString(), "--key", key.toString(), "--certificate", certificate.toString());
        assertEquals(1, open.status());
        assertTrue(open.err().contains("set its mode to 600"), open.err());
    }

    private void unsignable(Path file, String why, Path out) {
        Ran ran = run(
                "sign",
                file.toString(),
                "--key",
                key.toString(),
                "--certificate",
                certificate.toString(),
                "--out",
                out.toString());
        assertEquals(1, ran.status());
        assertTrue(ran.err().contains(why), ran.err());
        assertFalse(Files.exists(out));
    }

    private String signed() throws IOException {
        Path out = folder.resolve("signed-out.xml");
        Ran ran = run(
                "sign",
                message.toString(),
                "--key",
                key.toString(),
                "--certificate",
                certificate.toString(),
                "--out",
                out.toString());
        assertEquals(0, ran.status(), ran.err());
        assertEquals("", ran.out());
        return Files.readString(out);
    }

    private Ran verify(String text, Path trusted) throws IOException {
        Path file = Files.writeString(folder.resolve("to-verify.xml"), text);
        return run("verify", "--at", NOW, "--certificate", trusted.toString(), file.toString());
    }

    private static String changed(String text, String from, String to) {
        assertTrue(text.contains(from), text);
        return text.replace(from, to);
    }

    private Ran withEnvironment(Map<String, String> environment, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                InstantSource.fixed(TestKeys.NOW),
                length -> {},
                folder);
        CommandLine verb = new CommandLine(new SignMessage(terminal, environment::get));
        String[] all = new String[options.length + 1];
        all[0] = message.toString();
        System.arraycopy(options, 0, all, 1, options.length);
        int status = verb.execute(all);
        return new Ran(status, out.toString(), err.toString());
    }

    private static String sealed() throws Exception {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(SECRET.toCharArray())));
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(
                parameters, cipher.doFinal(KEY.privateKey().getEncoded()));
        return pem("ENCRYPTED PRIVATE KEY", info.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private Path certificate(String name, SigningKey of) throws Exception {
        return own(name, pem("CERTIFICATE", of.certificate().getEncoded()));
    }

    private Path own(String name, String text) throws IOException {
        return own(name, text.getBytes(UTF_8));
    }

    private Path own(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Ran run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "message";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CliFixture.runAt(folder, all);
    }
}
