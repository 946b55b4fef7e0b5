package io.railhead.app.checks;

import static io.railhead.app.checks.PasswordFileTest.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's folder of configuration files. */
class ConfigCheckTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.copy(Path.of("config/links.yaml"), folder.resolve("links.yaml"));
        Files.writeString(
                folder.resolve("participants.yaml"), "participants:\n  - {id: acme, name: Acme, mayDebit: []}\n");
        Files.writeString(
                folder.resolve("channels.yaml"), "channels:\n  - {name: pay, participant: acme, client: erp}\n");
    }

    @Test
    void aWholeFolderIsFine() {
        assertEquals(List.of(), faults(ConfigCheck.run(folder)));
        assertNotNull(ConfigCheck.links(folder));
    }

    @Test
    void withoutAFolderOrAFileTheDemosWouldCount() throws IOException {
        assertEquals(List.of(Fault.CONFIG_DEMO), faults(ConfigCheck.run(null)));
        assertEquals(List.of(Fault.CONFIG_DEMO), faults(ConfigCheck.run(folder.resolve("none"))));
        Files.delete(folder.resolve("channels.yaml"));
        assertOnly(Fault.CONFIG_DEMO, "channels.yaml: it is not there");
    }

    @Test
    void participantsOfADemoAreRefused() throws IOException {
        Files.writeString(folder.resolve("participants.yaml"), Files.readString(Path.of("config/participants.yaml")));
        assertOnly(Fault.CONFIG_DEMO, "others.mayDebitAnyAccount");
    }

    @Test
    void everyMisspeltKeyIsToldWithTheNearest() throws IOException {
        replace("links.yaml", "ourAgent: RAILGB2LXXX", "ourAgnet: RAILGB2LXXX");
        replace("links.yaml", "certificate: scheme-sct", "certifcate: scheme-sct");
        replace("participants.yaml", "mayDebit", "mayDebbit");
        replace("channels.yaml", "client", "clinet");
        List<Finding> findings = ConfigCheck.run(folder);
        assertEquals(4, faults(findings).size(), findings.toString());
        String all = findings.toString();
        assertTrue(all.contains("links[0]: unknown key 'ourAgnet'; did you mean 'ourAgent'?"), all);
        assertTrue(all.contains("links[1]: senders[0]: unknown key 'certifcate'; did you mean 'certificate'?"), all);
        assertTrue(all.contains("unknown key 'mayDebbit'; did you mean 'mayDebit'?"), all);
        assertTrue(all.contains("unknown key 'clinet'; did you mean 'client'?"), all);
        assertNull(ConfigCheck.links(folder));
    }

    @Test
    void valuesThatCannotBeAreTold() throws IOException {
        replace("links.yaml", "theirAgent: UKFPGB2LXXX", "theirAgent: NOBIC");
        assertOnly(Fault.CONFIG_INVALID, "link uk-fps");
        replace("links.yaml", "theirAgent: NOBIC", "theirAgent: UKFPGB2LXXX");
        replace("links.yaml", "name: uk-fps", "name: uk-fsp");
        assertOnly(Fault.CONFIG_INVALID, "did you mean 'uk-fps'?");
    }

    @Test
    void aCreditOfWhichFilesWouldGetNothingIsTold() throws IOException {
        replace("links.yaml", "credit: 1000", "credit: 1");
        assertOfEachLink("credit is at least 2");
        replace("links.yaml", "credit: 1", "credit: 2");
        assertNotNull(ConfigCheck.links(folder));
    }

    @Test
    void aWindowOfNothingIsTold() throws IOException {
        replace("links.yaml", "window: 128", "window: 0");
        assertOfEachLink("window is at least 1");
    }

    @Test
    void aChannelForNobodyIsTold() throws IOException {
        replace("channels.yaml", "acme", "acmee");
        assertOnly(Fault.CONFIG_INVALID, "acmee");
    }

    @Test
    void aPackThatIsNotWholeIsTold() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("schemes/uk-fps"));
        Files.writeString(pack.resolve("pack.yaml"), "name: uk-fps\n");
        assertTrue(faults(ConfigCheck.run(folder)).contains(Fault.CONFIG_INVALID));
    }

    @Test
    void whatIsNoYamlIsToldWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("channels.yaml"), "channels: [\n");
        assertOnly(Fault.CONFIG_INVALID, "line ");
    }

    private void assertOfEachLink(String said) {
        List<Finding> findings = ConfigCheck.run(folder);
        assertEquals(Collections.nCopies(3, Fault.CONFIG_INVALID), faults(findings), findings.toString());
        assertTrue(findings.stream().allMatch(finding -> finding.toString().contains(said)), findings.toString());
    }

    private void assertOnly(Fault fault, String said) {
        List<Finding> findings = ConfigCheck.run(folder);
        assertEquals(List.of(fault), faults(findings), findings.toString());
        assertTrue(findings.toString().contains(said), findings.toString());
    }

    private void replace(String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replace(from, to));
    }
}
