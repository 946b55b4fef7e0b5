package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.railhead.architecture.RouteBook.RouteFile;
import io.railhead.link.LinksFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The route files keep the law, and their page is what they say. */
class RouteBookTest {
    private static final Path LINKS = Path.of("config/links.yaml");

    private static RouteBook book;

    @BeforeAll
    static void read() throws IOException {
        book = RouteBook.read();
    }

    @Test
    void everyRouteFileKeepsTheLaw() throws IOException, ClassNotFoundException {
        assertEquals(List.of(), RouteLaw.faults(book, links(), NamedBeans.read()));
    }

    @Test
    void everyLinkIsReceivedFromAndSentTo() throws IOException {
        for (String component : List.of("link", "outbox")) {
            Set<String> served = new HashSet<>();
            book.files().stream()
                    .flatMap(file -> file.routes().stream())
                    .map(RouteBook.Route::from)
                    .filter(from -> from.component().equals(component))
                    .forEach(from -> served.add(from.remaining()));
            assertEquals(links(), served, component);
        }
    }

    @Test
    void theIndexNamesEveryRouteFile() throws IOException {
        List<String> index = Files.readAllLines(RouteBook.FOLDER.resolve("index.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();
        assertEquals(book.files().stream().map(RouteFile::name).toList(), index);
    }

    @Test
    void thePageIsWhatTheRoutesSay() throws IOException {
        GeneratedPage.check(Path.of("docs/reference/routes.md"), new RoutesPage(book).write());
    }

    private static Set<String> links() throws IOException {
        try (InputStream yaml = Files.newInputStream(LINKS)) {
            return LinksFile.read(yaml).links().stream()
                    .map(LinksFile.Entry::name)
                    .collect(Collectors.toSet());
        }
    }
}
