package io.railhead.app;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The plain page at the root, until there is a console. */
@Path("/")
public class FrontPage {
    private final String mode;

    FrontPage(@ConfigProperty(name = "railhead.mode", defaultValue = "start") String mode) {
        this.mode = mode;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public String page() {
        String mark = "demo".equals(mode)
                ? "<p><strong>DEMO</strong>: throw-away keys, simulated schemes, no real money.</p>"
                : "";
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Railhead</title></head><body>
                <h1>Railhead</h1>%s
                <p>An ISO 20022 bank gateway and message switch for instant payments.</p>
                <ul><li><a href="/openapi">The API (OpenAPI)</a></li><li><a href="/health">Health</a></li></ul>
                <p>The documentation is in the folder <code>docs/</code> of the project.</p>
                </body></html>
                """.formatted(mark);
    }
}
