package io.railhead.app;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The other side's own books, in the demo alone. */
@Path("/simulator")
@RunOnVirtualThread
public class DemoResource {
    /** What the simulated schemes have booked. */
    @GET
    @Path("ledger")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"client", "operator", "approver", "auditor"})
    public String ledger() {
        return DemoState.simulator().orElseThrow(NotFoundException::new).summaryJson();
    }
}
