package io.railhead.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The description of the API: the committed document, byte for byte. It is kept by hand in parts, and tests hold it
 * against the resource classes; nothing is made of annotations at run time, so what is served is what was reviewed.
 */
@Path("/openapi")
@RunOnVirtualThread
public class OpenApiResource {
    static final String YAML_TYPE = "application/yaml";
    private static final String RESOURCE = "openapi/openapi.yaml";

    /** YAML unless JSON is what the caller names first. */
    @GET
    @PermitAll
    public Response document(@Context HttpHeaders headers) throws IOException {
        byte[] yaml = bytes();
        List<MediaType> accepted = headers.getAcceptableMediaTypes();
        boolean json = accepted.stream()
                .filter(type -> !type.isWildcardType())
                .findFirst()
                .map(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                .orElse(false);
        return json
                ? Response.ok(new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml)))
                        .type(MediaType.APPLICATION_JSON)
                        .build()
                : Response.ok(yaml).type(YAML_TYPE + ";charset=UTF-8").build();
    }

    private static byte[] bytes() {
        try (InputStream document = OpenApiResource.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (document == null) {
                throw new IllegalStateException(RESOURCE + " is not in the program; was it packaged?");
            }
            return document.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
